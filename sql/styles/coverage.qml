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
    <field name="person" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="week" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="iso_year" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="iso_week" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="in_office" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="ja" value="true"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="nee" value="false"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="published" configurationFlags="None">
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
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="bewindspersoon" field="person" index="1"/>
    <alias name="week" field="week" index="2"/>
    <alias name="jaar" field="iso_year" index="3"/>
    <alias name="weeknummer" field="iso_week" index="4"/>
    <alias name="in functie" field="in_office" index="5"/>
    <alias name="gepubliceerd" field="published" index="6"/>
    <alias name="activiteiten" field="activities" index="7"/>
    <alias name="activiteiten buiten Den Haag" field="activities_outside_the_hague" index="8"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="person" applyOnUpdate="0"/>
    <default expression="" field="week" applyOnUpdate="0"/>
    <default expression="" field="iso_year" applyOnUpdate="0"/>
    <default expression="" field="iso_week" applyOnUpdate="0"/>
    <default expression="" field="in_office" applyOnUpdate="0"/>
    <default expression="" field="published" applyOnUpdate="0"/>
    <default expression="" field="activities" applyOnUpdate="0"/>
    <default expression="" field="activities_outside_the_hague" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="person" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="week" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="iso_year" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="iso_week" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="in_office" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="published" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_outside_the_hague" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="person" exp=""/>
    <constraint desc="" field="week" exp=""/>
    <constraint desc="" field="iso_year" exp=""/>
    <constraint desc="" field="iso_week" exp=""/>
    <constraint desc="" field="in_office" exp=""/>
    <constraint desc="" field="published" exp=""/>
    <constraint desc="" field="activities" exp=""/>
    <constraint desc="" field="activities_outside_the_hague" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;activities&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="person" hidden="0" width="180"/>
      <column type="field" name="week" hidden="0" width="100"/>
      <column type="field" name="iso_year" hidden="0" width="60"/>
      <column type="field" name="iso_week" hidden="0" width="94"/>
      <column type="field" name="in_office" hidden="0" width="94"/>
      <column type="field" name="published" hidden="0" width="108"/>
      <column type="field" name="activities" hidden="0" width="108"/>
      <column type="field" name="activities_outside_the_hague" hidden="0" width="220"/>
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
