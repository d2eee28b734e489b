<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis minScale="1e+08" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" startField="" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="0" endField="last_visit">
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
    <field name="region_id" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="kind" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="NPVR-regio" value="npvr"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="provincie" value="province"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="COROP-gebied" value="corop"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="gemeente" value="municipality"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="plaats" value="place"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="soort" value="type"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="vorm" value="mode"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="afgelast" value="cancelled"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="personen" value="people"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="code" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="name" configurationFlags="None">
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
    <field name="activities" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="activities_up_to" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_up_to" configurationFlags="None">
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
    <field name="activities_outside_the_hague_up_to" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_outside_the_hague" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_outside_the_hague_up_to" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="first_visit" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="last_visit" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="" field="region_id" index="1"/>
    <alias name="soort" field="kind" index="2"/>
    <alias name="code" field="code" index="3"/>
    <alias name="naam" field="name" index="4"/>
    <alias name="bewindspersoon" field="person" index="5"/>
    <alias name="activiteiten" field="activities" index="6"/>
    <alias name="activiteiten, misschien" field="activities_up_to" index="7"/>
    <alias name="bezoeken" field="visits" index="8"/>
    <alias name="bezoeken, misschien" field="visits_up_to" index="9"/>
    <alias name="activiteiten buiten Den Haag" field="activities_outside_the_hague" index="10"/>
    <alias name="activiteiten buiten Den Haag, misschien" field="activities_outside_the_hague_up_to" index="11"/>
    <alias name="bezoeken buiten Den Haag" field="visits_outside_the_hague" index="12"/>
    <alias name="bezoeken buiten Den Haag, misschien" field="visits_outside_the_hague_up_to" index="13"/>
    <alias name="eerste bezoek" field="first_visit" index="14"/>
    <alias name="laatste bezoek" field="last_visit" index="15"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="region_id" applyOnUpdate="0"/>
    <default expression="" field="kind" applyOnUpdate="0"/>
    <default expression="" field="code" applyOnUpdate="0"/>
    <default expression="" field="name" applyOnUpdate="0"/>
    <default expression="" field="person" applyOnUpdate="0"/>
    <default expression="" field="activities" applyOnUpdate="0"/>
    <default expression="" field="activities_up_to" applyOnUpdate="0"/>
    <default expression="" field="visits" applyOnUpdate="0"/>
    <default expression="" field="visits_up_to" applyOnUpdate="0"/>
    <default expression="" field="activities_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="activities_outside_the_hague_up_to" applyOnUpdate="0"/>
    <default expression="" field="visits_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="visits_outside_the_hague_up_to" applyOnUpdate="0"/>
    <default expression="" field="first_visit" applyOnUpdate="0"/>
    <default expression="" field="last_visit" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="region_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="kind" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="code" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="name" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="person" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_outside_the_hague_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_outside_the_hague_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="first_visit" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_visit" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="region_id" exp=""/>
    <constraint desc="" field="kind" exp=""/>
    <constraint desc="" field="code" exp=""/>
    <constraint desc="" field="name" exp=""/>
    <constraint desc="" field="person" exp=""/>
    <constraint desc="" field="activities" exp=""/>
    <constraint desc="" field="activities_up_to" exp=""/>
    <constraint desc="" field="visits" exp=""/>
    <constraint desc="" field="visits_up_to" exp=""/>
    <constraint desc="" field="activities_outside_the_hague" exp=""/>
    <constraint desc="" field="activities_outside_the_hague_up_to" exp=""/>
    <constraint desc="" field="visits_outside_the_hague" exp=""/>
    <constraint desc="" field="visits_outside_the_hague_up_to" exp=""/>
    <constraint desc="" field="first_visit" exp=""/>
    <constraint desc="" field="last_visit" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;visits&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="region_id" hidden="1" width="87"/>
      <column type="field" name="kind" hidden="0" width="110"/>
      <column type="field" name="code" hidden="0" width="90"/>
      <column type="field" name="name" hidden="0" width="180"/>
      <column type="field" name="person" hidden="0" width="180"/>
      <column type="field" name="activities" hidden="0" width="108"/>
      <column type="field" name="activities_up_to" hidden="0" width="185"/>
      <column type="field" name="visits" hidden="0" width="80"/>
      <column type="field" name="visits_up_to" hidden="0" width="157"/>
      <column type="field" name="activities_outside_the_hague" hidden="0" width="220"/>
      <column type="field" name="activities_outside_the_hague_up_to" hidden="0" width="297"/>
      <column type="field" name="visits_outside_the_hague" hidden="0" width="192"/>
      <column type="field" name="visits_outside_the_hague_up_to" hidden="0" width="269"/>
      <column type="field" name="first_visit" hidden="0" width="115"/>
      <column type="field" name="last_visit" hidden="0" width="122"/>
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
