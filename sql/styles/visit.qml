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
    <field name="visit_id" configurationFlags="None">
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
    <field name="activity_id" configurationFlags="None">
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
    <field name="year" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="quarter" configurationFlags="None">
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
    <field name="person" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="office" configurationFlags="None">
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
    <field name="present_ministry" configurationFlags="None">
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
    <field name="title" configurationFlags="None">
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
    <field name="located" configurationFlags="None">
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
    <field name="place_id" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="place" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="level" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="adres of gebouw" value="address"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="plaats" value="place"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="gemeente" value="municipality"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="streek" value="region"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="provincie" value="province"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="land" value="country"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="country" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="municipality_code" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="municipality" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="province" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="corop_region" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="npvr_region" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="municipality_sure" configurationFlags="None">
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
    <field name="province_sure" configurationFlags="None">
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
    <field name="corop_sure" configurationFlags="None">
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
    <field name="npvr_sure" configurationFlags="None">
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
    <field name="flags" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
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
  </fieldConfiguration>
  <aliases>
    <alias name="" field="id" index="0"/>
    <alias name="nummer van het bezoek" field="visit_id" index="1"/>
    <alias name="nummer van de activiteit" field="joint_id" index="2"/>
    <alias name="nummer op de pagina" field="activity_id" index="3"/>
    <alias name="datum" field="date" index="4"/>
    <alias name="dag twijfelachtig" field="date_doubtful" index="5"/>
    <alias name="jaartal" field="year" index="6"/>
    <alias name="kwartaal" field="quarter" index="7"/>
    <alias name="maand" field="month" index="8"/>
    <alias name="bewindspersoon" field="person" index="9"/>
    <alias name="ambt" field="office" index="10"/>
    <alias name="ministerie" field="ministry" index="11"/>
    <alias name="ministerie van nu" field="present_ministry" index="12"/>
    <alias name="kabinet" field="cabinet" index="13"/>
    <alias name="titel" field="title" index="14"/>
    <alias name="soort activiteit" field="type" index="15"/>
    <alias name="groep van soorten" field="type_group" index="16"/>
    <alias name="fysiek of online" field="mode" index="17"/>
    <alias name="waar" field="where_class" index="18"/>
    <alias name="plaats bekend" field="located" index="19"/>
    <alias name="uit een weekagenda" field="weekly" index="20"/>
    <alias name="nummer van de plaats" field="place_id" index="21"/>
    <alias name="plaats" field="place" index="22"/>
    <alias name="niveau van de plaats" field="level" index="23"/>
    <alias name="land" field="country" index="24"/>
    <alias name="gemeentecode" field="municipality_code" index="25"/>
    <alias name="gemeente" field="municipality" index="26"/>
    <alias name="provincie" field="province" index="27"/>
    <alias name="COROP-gebied" field="corop_region" index="28"/>
    <alias name="NPVR-regio" field="npvr_region" index="29"/>
    <alias name="gemeente zeker" field="municipality_sure" index="30"/>
    <alias name="provincie zeker" field="province_sure" index="31"/>
    <alias name="COROP-gebied zeker" field="corop_sure" index="32"/>
    <alias name="NPVR-regio zeker" field="npvr_sure" index="33"/>
    <alias name="buiten Den Haag" field="outside_the_hague" index="34"/>
    <alias name="van de site gehaald" field="withdrawn" index="35"/>
    <alias name="let op" field="flags" index="36"/>
    <alias name="pagina" field="url" index="37"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="visit_id" applyOnUpdate="0"/>
    <default expression="" field="joint_id" applyOnUpdate="0"/>
    <default expression="" field="activity_id" applyOnUpdate="0"/>
    <default expression="" field="date" applyOnUpdate="0"/>
    <default expression="" field="date_doubtful" applyOnUpdate="0"/>
    <default expression="" field="year" applyOnUpdate="0"/>
    <default expression="" field="quarter" applyOnUpdate="0"/>
    <default expression="" field="month" applyOnUpdate="0"/>
    <default expression="" field="person" applyOnUpdate="0"/>
    <default expression="" field="office" applyOnUpdate="0"/>
    <default expression="" field="ministry" applyOnUpdate="0"/>
    <default expression="" field="present_ministry" applyOnUpdate="0"/>
    <default expression="" field="cabinet" applyOnUpdate="0"/>
    <default expression="" field="title" applyOnUpdate="0"/>
    <default expression="" field="type" applyOnUpdate="0"/>
    <default expression="" field="type_group" applyOnUpdate="0"/>
    <default expression="" field="mode" applyOnUpdate="0"/>
    <default expression="" field="where_class" applyOnUpdate="0"/>
    <default expression="" field="located" applyOnUpdate="0"/>
    <default expression="" field="weekly" applyOnUpdate="0"/>
    <default expression="" field="place_id" applyOnUpdate="0"/>
    <default expression="" field="place" applyOnUpdate="0"/>
    <default expression="" field="level" applyOnUpdate="0"/>
    <default expression="" field="country" applyOnUpdate="0"/>
    <default expression="" field="municipality_code" applyOnUpdate="0"/>
    <default expression="" field="municipality" applyOnUpdate="0"/>
    <default expression="" field="province" applyOnUpdate="0"/>
    <default expression="" field="corop_region" applyOnUpdate="0"/>
    <default expression="" field="npvr_region" applyOnUpdate="0"/>
    <default expression="" field="municipality_sure" applyOnUpdate="0"/>
    <default expression="" field="province_sure" applyOnUpdate="0"/>
    <default expression="" field="corop_sure" applyOnUpdate="0"/>
    <default expression="" field="npvr_sure" applyOnUpdate="0"/>
    <default expression="" field="outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="withdrawn" applyOnUpdate="0"/>
    <default expression="" field="flags" applyOnUpdate="0"/>
    <default expression="" field="url" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="visit_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="joint_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activity_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="date_doubtful" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="year" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="quarter" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="month" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="person" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="office" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ministry" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="present_ministry" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="cabinet" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="title" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type_group" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mode" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="where_class" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="located" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="weekly" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="place_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="level" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="country" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="municipality_code" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="municipality" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="province" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="corop_region" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="npvr_region" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="municipality_sure" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="province_sure" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="corop_sure" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="npvr_sure" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="withdrawn" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="flags" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="url" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="visit_id" exp=""/>
    <constraint desc="" field="joint_id" exp=""/>
    <constraint desc="" field="activity_id" exp=""/>
    <constraint desc="" field="date" exp=""/>
    <constraint desc="" field="date_doubtful" exp=""/>
    <constraint desc="" field="year" exp=""/>
    <constraint desc="" field="quarter" exp=""/>
    <constraint desc="" field="month" exp=""/>
    <constraint desc="" field="person" exp=""/>
    <constraint desc="" field="office" exp=""/>
    <constraint desc="" field="ministry" exp=""/>
    <constraint desc="" field="present_ministry" exp=""/>
    <constraint desc="" field="cabinet" exp=""/>
    <constraint desc="" field="title" exp=""/>
    <constraint desc="" field="type" exp=""/>
    <constraint desc="" field="type_group" exp=""/>
    <constraint desc="" field="mode" exp=""/>
    <constraint desc="" field="where_class" exp=""/>
    <constraint desc="" field="located" exp=""/>
    <constraint desc="" field="weekly" exp=""/>
    <constraint desc="" field="place_id" exp=""/>
    <constraint desc="" field="place" exp=""/>
    <constraint desc="" field="level" exp=""/>
    <constraint desc="" field="country" exp=""/>
    <constraint desc="" field="municipality_code" exp=""/>
    <constraint desc="" field="municipality" exp=""/>
    <constraint desc="" field="province" exp=""/>
    <constraint desc="" field="corop_region" exp=""/>
    <constraint desc="" field="npvr_region" exp=""/>
    <constraint desc="" field="municipality_sure" exp=""/>
    <constraint desc="" field="province_sure" exp=""/>
    <constraint desc="" field="corop_sure" exp=""/>
    <constraint desc="" field="npvr_sure" exp=""/>
    <constraint desc="" field="outside_the_hague" exp=""/>
    <constraint desc="" field="withdrawn" exp=""/>
    <constraint desc="" field="flags" exp=""/>
    <constraint desc="" field="url" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;date&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="visit_id" hidden="0" width="171"/>
      <column type="field" name="joint_id" hidden="0" width="192"/>
      <column type="field" name="activity_id" hidden="0" width="157"/>
      <column type="field" name="date" hidden="0" width="100"/>
      <column type="field" name="date_doubtful" hidden="0" width="143"/>
      <column type="field" name="year" hidden="0" width="73"/>
      <column type="field" name="quarter" hidden="0" width="80"/>
      <column type="field" name="month" hidden="0" width="100"/>
      <column type="field" name="person" hidden="0" width="180"/>
      <column type="field" name="office" hidden="0" width="60"/>
      <column type="field" name="ministry" hidden="0" width="260"/>
      <column type="field" name="present_ministry" hidden="0" width="260"/>
      <column type="field" name="cabinet" hidden="0" width="73"/>
      <column type="field" name="title" hidden="0" width="320"/>
      <column type="field" name="type" hidden="0" width="180"/>
      <column type="field" name="type_group" hidden="0" width="143"/>
      <column type="field" name="mode" hidden="0" width="136"/>
      <column type="field" name="where_class" hidden="0" width="60"/>
      <column type="field" name="located" hidden="0" width="115"/>
      <column type="field" name="weekly" hidden="0" width="150"/>
      <column type="field" name="place_id" hidden="0" width="164"/>
      <column type="field" name="place" hidden="0" width="150"/>
      <column type="field" name="level" hidden="0" width="164"/>
      <column type="field" name="country" hidden="0" width="60"/>
      <column type="field" name="municipality_code" hidden="0" width="108"/>
      <column type="field" name="municipality" hidden="0" width="150"/>
      <column type="field" name="province" hidden="0" width="87"/>
      <column type="field" name="corop_region" hidden="0" width="108"/>
      <column type="field" name="npvr_region" hidden="0" width="94"/>
      <column type="field" name="municipality_sure" hidden="0" width="122"/>
      <column type="field" name="province_sure" hidden="0" width="129"/>
      <column type="field" name="corop_sure" hidden="0" width="150"/>
      <column type="field" name="npvr_sure" hidden="0" width="136"/>
      <column type="field" name="outside_the_hague" hidden="0" width="129"/>
      <column type="field" name="withdrawn" hidden="0" width="157"/>
      <column type="field" name="flags" hidden="0" width="66"/>
      <column type="field" name="url" hidden="0" width="320"/>
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
