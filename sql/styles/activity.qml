<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis minScale="1e+08" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" startField="" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="0" endField="end_date">
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
    <field name="activity_id" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="joint_id" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="key" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="date" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="date_doubtful" configurationFlags="None">
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
    <field name="end_date" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="start_time" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="end_time" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="title" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="people" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="ministries" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="cabinet" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="type" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="type_group" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="werkbezoek" value="visit"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="evenement of ontvangst" value="event"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="gesprek of overleg" value="talk"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="ministerraad" value="cabinet"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Kamer" value="parliament"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="internationaal" value="international"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="onbekend" value="unknown"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="mode" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="fysiek" value="physical"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="online" value="online"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="hybride" value="hybrid"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="onbekend" value="unknown"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="cancelled" configurationFlags="None">
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
    <field name="missing" configurationFlags="None">
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
    <field name="withdrawn" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="voor die dag weggehaald" value="before"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="later weggehaald" value="after"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="counts" configurationFlags="None">
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
    <field name="where_class" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="in Nederland" value="netherlands"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="af: telt in meer dan één gebied" value="several_regions"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="misschien hier: plaatsnaam past op meer plaatsen" value="ambiguous"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="elders in Nederland" value="elsewhere"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="alleen in Den Haag (weggelaten)" value="hague"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="alleen een provincie of streek bekend" value="province_only"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Caribisch deel van het Koninkrijk" value="caribbean"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="buitenland" value="abroad"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="online" value="online"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="“diverse locaties”" value="diverse"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="plaats genoemd, niet herkend" value="unresolved"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="geen plaats genoemd" value="not_stated"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="afgelast" value="cancelled"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="vóór de dag van de site gehaald, dus niet gehouden" value="withdrawn_before"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="alles bij elkaar" value="all"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="waarvan: pagina later van de site gehaald" value="withdrawn_after"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="outside_the_hague" configurationFlags="None">
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
    <field name="stated_place" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="topic" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="counterparts" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="contact_present" configurationFlags="None">
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
    <field name="weekly" configurationFlags="None">
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
    <field name="url" configurationFlags="None">
      <editWidget type="ExternalResource">
        <config>
          <Option type="Map">
            <Option type="bool" name="FullUrl" value="true"/>
            <Option type="bool" name="UseLink" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="fetched_at" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="nummer op de pagina" field="activity_id" index="1"/>
    <alias name="nummer van de activiteit" field="joint_id" index="2"/>
    <alias name="sleutel" field="key" index="3"/>
    <alias name="datum" field="date" index="4"/>
    <alias name="dag twijfelachtig" field="date_doubtful" index="5"/>
    <alias name="laatste dag" field="end_date" index="6"/>
    <alias name="van" field="start_time" index="7"/>
    <alias name="tot" field="end_time" index="8"/>
    <alias name="titel" field="title" index="9"/>
    <alias name="bewindspersonen" field="people" index="10"/>
    <alias name="ministeries" field="ministries" index="11"/>
    <alias name="kabinet" field="cabinet" index="12"/>
    <alias name="soort activiteit" field="type" index="13"/>
    <alias name="groep van soorten" field="type_group" index="14"/>
    <alias name="fysiek of online" field="mode" index="15"/>
    <alias name="afgelast" field="cancelled" index="16"/>
    <alias name="weg van de site" field="missing" index="17"/>
    <alias name="van de site gehaald" field="withdrawn" index="18"/>
    <alias name="telt mee" field="counts" index="19"/>
    <alias name="waar" field="where_class" index="20"/>
    <alias name="buiten Den Haag" field="outside_the_hague" index="21"/>
    <alias name="plaats zoals vermeld" field="stated_place" index="22"/>
    <alias name="onderwerp" field="topic" index="23"/>
    <alias name="gesprekspartners" field="counterparts" index="24"/>
    <alias name="contact genoemd" field="contact_present" index="25"/>
    <alias name="uit een weekagenda" field="weekly" index="26"/>
    <alias name="pagina" field="url" index="27"/>
    <alias name="opgehaald op" field="fetched_at" index="28"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="activity_id" applyOnUpdate="0"/>
    <default expression="" field="joint_id" applyOnUpdate="0"/>
    <default expression="" field="key" applyOnUpdate="0"/>
    <default expression="" field="date" applyOnUpdate="0"/>
    <default expression="" field="date_doubtful" applyOnUpdate="0"/>
    <default expression="" field="end_date" applyOnUpdate="0"/>
    <default expression="" field="start_time" applyOnUpdate="0"/>
    <default expression="" field="end_time" applyOnUpdate="0"/>
    <default expression="" field="title" applyOnUpdate="0"/>
    <default expression="" field="people" applyOnUpdate="0"/>
    <default expression="" field="ministries" applyOnUpdate="0"/>
    <default expression="" field="cabinet" applyOnUpdate="0"/>
    <default expression="" field="type" applyOnUpdate="0"/>
    <default expression="" field="type_group" applyOnUpdate="0"/>
    <default expression="" field="mode" applyOnUpdate="0"/>
    <default expression="" field="cancelled" applyOnUpdate="0"/>
    <default expression="" field="missing" applyOnUpdate="0"/>
    <default expression="" field="withdrawn" applyOnUpdate="0"/>
    <default expression="" field="counts" applyOnUpdate="0"/>
    <default expression="" field="where_class" applyOnUpdate="0"/>
    <default expression="" field="outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="stated_place" applyOnUpdate="0"/>
    <default expression="" field="topic" applyOnUpdate="0"/>
    <default expression="" field="counterparts" applyOnUpdate="0"/>
    <default expression="" field="contact_present" applyOnUpdate="0"/>
    <default expression="" field="weekly" applyOnUpdate="0"/>
    <default expression="" field="url" applyOnUpdate="0"/>
    <default expression="" field="fetched_at" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="activity_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="joint_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="key" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="date_doubtful" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="end_date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="start_time" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="end_time" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="title" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="people" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ministries" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="cabinet" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type_group" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mode" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="cancelled" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="missing" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="withdrawn" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="counts" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="where_class" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="stated_place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="topic" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="counterparts" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="contact_present" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="weekly" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="url" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="fetched_at" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="activity_id" exp=""/>
    <constraint desc="" field="joint_id" exp=""/>
    <constraint desc="" field="key" exp=""/>
    <constraint desc="" field="date" exp=""/>
    <constraint desc="" field="date_doubtful" exp=""/>
    <constraint desc="" field="end_date" exp=""/>
    <constraint desc="" field="start_time" exp=""/>
    <constraint desc="" field="end_time" exp=""/>
    <constraint desc="" field="title" exp=""/>
    <constraint desc="" field="people" exp=""/>
    <constraint desc="" field="ministries" exp=""/>
    <constraint desc="" field="cabinet" exp=""/>
    <constraint desc="" field="type" exp=""/>
    <constraint desc="" field="type_group" exp=""/>
    <constraint desc="" field="mode" exp=""/>
    <constraint desc="" field="cancelled" exp=""/>
    <constraint desc="" field="missing" exp=""/>
    <constraint desc="" field="withdrawn" exp=""/>
    <constraint desc="" field="counts" exp=""/>
    <constraint desc="" field="where_class" exp=""/>
    <constraint desc="" field="outside_the_hague" exp=""/>
    <constraint desc="" field="stated_place" exp=""/>
    <constraint desc="" field="topic" exp=""/>
    <constraint desc="" field="counterparts" exp=""/>
    <constraint desc="" field="contact_present" exp=""/>
    <constraint desc="" field="weekly" exp=""/>
    <constraint desc="" field="url" exp=""/>
    <constraint desc="" field="fetched_at" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;date&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="activity_id" hidden="0" width="157"/>
      <column type="field" name="joint_id" hidden="0" width="192"/>
      <column type="field" name="key" hidden="0" width="73"/>
      <column type="field" name="date" hidden="0" width="100"/>
      <column type="field" name="date_doubtful" hidden="0" width="143"/>
      <column type="field" name="end_date" hidden="0" width="101"/>
      <column type="field" name="start_time" hidden="0" width="60"/>
      <column type="field" name="end_time" hidden="0" width="60"/>
      <column type="field" name="title" hidden="0" width="320"/>
      <column type="field" name="people" hidden="0" width="200"/>
      <column type="field" name="ministries" hidden="0" width="260"/>
      <column type="field" name="cabinet" hidden="0" width="73"/>
      <column type="field" name="type" hidden="0" width="180"/>
      <column type="field" name="type_group" hidden="0" width="143"/>
      <column type="field" name="mode" hidden="0" width="136"/>
      <column type="field" name="cancelled" hidden="0" width="80"/>
      <column type="field" name="missing" hidden="0" width="129"/>
      <column type="field" name="withdrawn" hidden="0" width="157"/>
      <column type="field" name="counts" hidden="0" width="80"/>
      <column type="field" name="where_class" hidden="0" width="60"/>
      <column type="field" name="outside_the_hague" hidden="0" width="129"/>
      <column type="field" name="stated_place" hidden="0" width="200"/>
      <column type="field" name="topic" hidden="0" width="260"/>
      <column type="field" name="counterparts" hidden="0" width="260"/>
      <column type="field" name="contact_present" hidden="0" width="129"/>
      <column type="field" name="weekly" hidden="0" width="150"/>
      <column type="field" name="url" hidden="0" width="320"/>
      <column type="field" name="fetched_at" hidden="0" width="108"/>
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
