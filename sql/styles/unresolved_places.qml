<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis minScale="1e+08" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" startField="" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="0" endField="last_date">
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
    <field name="words" configurationFlags="None">
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
    <field name="activities_without_place" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="first_date" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="last_date" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="example_url" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="woorden op de pagina" field="words" index="1"/>
    <alias name="activiteiten" field="activities" index="2"/>
    <alias name="activiteiten zonder enige plaats" field="activities_without_place" index="3"/>
    <alias name="eerste dag" field="first_date" index="4"/>
    <alias name="laatste dag" field="last_date" index="5"/>
    <alias name="voorbeeld" field="example_url" index="6"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="words" applyOnUpdate="0"/>
    <default expression="" field="activities" applyOnUpdate="0"/>
    <default expression="" field="activities_without_place" applyOnUpdate="0"/>
    <default expression="" field="first_date" applyOnUpdate="0"/>
    <default expression="" field="last_date" applyOnUpdate="0"/>
    <default expression="" field="example_url" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="words" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_without_place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="first_date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="example_url" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="words" exp=""/>
    <constraint desc="" field="activities" exp=""/>
    <constraint desc="" field="activities_without_place" exp=""/>
    <constraint desc="" field="first_date" exp=""/>
    <constraint desc="" field="last_date" exp=""/>
    <constraint desc="" field="example_url" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;activities&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="words" hidden="0" width="240"/>
      <column type="field" name="activities" hidden="0" width="108"/>
      <column type="field" name="activities_without_place" hidden="0" width="248"/>
      <column type="field" name="first_date" hidden="0" width="94"/>
      <column type="field" name="last_date" hidden="0" width="101"/>
      <column type="field" name="example_url" hidden="0" width="87"/>
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
