<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis minScale="1e+08" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" startField="" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="0" endField="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <customproperties>
    <Option/>
  </customproperties>
  <geometryOptions geometryPrecision="0" removeDuplicateNodes="0">
    <activeChecks type="StringList">
      <Option type="QString" value=""/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend type="default-vector" showLabelLegend="0"/>
  <referencedLayers/>
  <fieldConfiguration>
    <field name="id" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="ministry" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="month" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="activities" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="activities_outside_the_hague" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="with_topic" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="with_counterpart" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="with_contact" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="with_place" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="complete" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="complete_outside_the_hague" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_with_topic" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_with_counterpart" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_with_contact" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_with_place" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_complete" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="ministerie" field="ministry" index="1"/>
    <alias name="maand" field="month" index="2"/>
    <alias name="activiteiten" field="activities" index="3"/>
    <alias name="activiteiten buiten Den Haag" field="activities_outside_the_hague" index="4"/>
    <alias name="met onderwerp" field="with_topic" index="5"/>
    <alias name="met gesprekspartner" field="with_counterpart" index="6"/>
    <alias name="met contact" field="with_contact" index="7"/>
    <alias name="met plaats" field="with_place" index="8"/>
    <alias name="volledig" field="complete" index="9"/>
    <alias name="volledig, buiten Den Haag" field="complete_outside_the_hague" index="10"/>
    <alias name="aandeel met onderwerp" field="share_with_topic" index="11"/>
    <alias name="aandeel met gesprekspartner" field="share_with_counterpart" index="12"/>
    <alias name="aandeel met contact" field="share_with_contact" index="13"/>
    <alias name="aandeel met plaats" field="share_with_place" index="14"/>
    <alias name="aandeel volledig" field="share_complete" index="15"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="ministry" applyOnUpdate="0"/>
    <default expression="" field="month" applyOnUpdate="0"/>
    <default expression="" field="activities" applyOnUpdate="0"/>
    <default expression="" field="activities_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="with_topic" applyOnUpdate="0"/>
    <default expression="" field="with_counterpart" applyOnUpdate="0"/>
    <default expression="" field="with_contact" applyOnUpdate="0"/>
    <default expression="" field="with_place" applyOnUpdate="0"/>
    <default expression="" field="complete" applyOnUpdate="0"/>
    <default expression="" field="complete_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="share_with_topic" applyOnUpdate="0"/>
    <default expression="" field="share_with_counterpart" applyOnUpdate="0"/>
    <default expression="" field="share_with_contact" applyOnUpdate="0"/>
    <default expression="" field="share_with_place" applyOnUpdate="0"/>
    <default expression="" field="share_complete" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="ministry" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="month" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="with_topic" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="with_counterpart" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="with_contact" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="with_place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="complete" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="complete_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_with_topic" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_with_counterpart" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_with_contact" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_with_place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_complete" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="ministry" exp=""/>
    <constraint desc="" field="month" exp=""/>
    <constraint desc="" field="activities" exp=""/>
    <constraint desc="" field="activities_outside_the_hague" exp=""/>
    <constraint desc="" field="with_topic" exp=""/>
    <constraint desc="" field="with_counterpart" exp=""/>
    <constraint desc="" field="with_contact" exp=""/>
    <constraint desc="" field="with_place" exp=""/>
    <constraint desc="" field="complete" exp=""/>
    <constraint desc="" field="complete_outside_the_hague" exp=""/>
    <constraint desc="" field="share_with_topic" exp=""/>
    <constraint desc="" field="share_with_counterpart" exp=""/>
    <constraint desc="" field="share_with_contact" exp=""/>
    <constraint desc="" field="share_with_place" exp=""/>
    <constraint desc="" field="share_complete" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;activities&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="ministry" hidden="0" width="260"/>
      <column type="field" name="month" hidden="0" width="100"/>
      <column type="field" name="activities" hidden="0" width="108"/>
      <column type="field" name="activities_outside_the_hague" hidden="0" width="220"/>
      <column type="field" name="with_topic" hidden="0" width="115"/>
      <column type="field" name="with_counterpart" hidden="0" width="157"/>
      <column type="field" name="with_contact" hidden="0" width="101"/>
      <column type="field" name="with_place" hidden="0" width="94"/>
      <column type="field" name="complete" hidden="0" width="80"/>
      <column type="field" name="complete_outside_the_hague" hidden="0" width="199"/>
      <column type="field" name="share_with_topic" hidden="0" width="171"/>
      <column type="field" name="share_with_counterpart" hidden="0" width="213"/>
      <column type="field" name="share_with_contact" hidden="0" width="157"/>
      <column type="field" name="share_with_place" hidden="0" width="150"/>
      <column type="field" name="share_complete" hidden="0" width="136"/>
      <column type="actions" hidden="0" width="60"/>
    </columns>
  </attributetableconfig>
  <conditionalstyles>
    <rowstyles/>
    <fieldstyles/>
  </conditionalstyles>
  <storedexpressions/>
  <editform tolerant="1"></editform>
  <editforminit/>
  <editforminitcodesource>0</editforminitcodesource>
  <editforminitfilepath></editforminitfilepath>
  <editforminitcode><![CDATA[]]></editforminitcode>
  <featformsuppress>0</featformsuppress>
  <editorlayout>generatedlayout</editorlayout>
  <editable/>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression></previewExpression>
  <mapTip></mapTip>
  <layerGeometryType>4</layerGeometryType>
</qgis>
