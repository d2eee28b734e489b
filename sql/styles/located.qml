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
    <field name="form" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="op een weekpagina" value="weekly"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="op losse pagina's" value="single"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="op beide" value="both"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="niets" value="nothing"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
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
    <field name="located" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="not_recognised" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="not_stated" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_located" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="outside_the_hague" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="share_outside_the_hague" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="caution" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="vorm van de pagina" field="form" index="1"/>
    <alias name="ministerie" field="ministry" index="2"/>
    <alias name="maand" field="month" index="3"/>
    <alias name="activiteiten" field="activities" index="4"/>
    <alias name="plaats bekend" field="located" index="5"/>
    <alias name="plaats niet herkend" field="not_recognised" index="6"/>
    <alias name="plaats niet genoemd" field="not_stated" index="7"/>
    <alias name="aandeel met bekende plaats" field="share_located" index="8"/>
    <alias name="buiten Den Haag" field="outside_the_hague" index="9"/>
    <alias name="aandeel buiten Den Haag" field="share_outside_the_hague" index="10"/>
    <alias name="let op bij dit cijfer" field="caution" index="11"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="form" applyOnUpdate="0"/>
    <default expression="" field="ministry" applyOnUpdate="0"/>
    <default expression="" field="month" applyOnUpdate="0"/>
    <default expression="" field="activities" applyOnUpdate="0"/>
    <default expression="" field="located" applyOnUpdate="0"/>
    <default expression="" field="not_recognised" applyOnUpdate="0"/>
    <default expression="" field="not_stated" applyOnUpdate="0"/>
    <default expression="" field="share_located" applyOnUpdate="0"/>
    <default expression="" field="outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="share_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="caution" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="form" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ministry" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="month" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="located" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="not_recognised" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="not_stated" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_located" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="share_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="caution" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="form" exp=""/>
    <constraint desc="" field="ministry" exp=""/>
    <constraint desc="" field="month" exp=""/>
    <constraint desc="" field="activities" exp=""/>
    <constraint desc="" field="located" exp=""/>
    <constraint desc="" field="not_recognised" exp=""/>
    <constraint desc="" field="not_stated" exp=""/>
    <constraint desc="" field="share_located" exp=""/>
    <constraint desc="" field="outside_the_hague" exp=""/>
    <constraint desc="" field="share_outside_the_hague" exp=""/>
    <constraint desc="" field="caution" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;activities&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="form" hidden="0" width="150"/>
      <column type="field" name="ministry" hidden="0" width="260"/>
      <column type="field" name="month" hidden="0" width="100"/>
      <column type="field" name="activities" hidden="0" width="108"/>
      <column type="field" name="located" hidden="0" width="115"/>
      <column type="field" name="not_recognised" hidden="0" width="157"/>
      <column type="field" name="not_stated" hidden="0" width="157"/>
      <column type="field" name="share_located" hidden="0" width="206"/>
      <column type="field" name="outside_the_hague" hidden="0" width="129"/>
      <column type="field" name="share_outside_the_hague" hidden="0" width="185"/>
      <column type="field" name="caution" hidden="0" width="420"/>
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
