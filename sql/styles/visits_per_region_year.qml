<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis minScale="1e+08" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" startField="period_start" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="2" endField="last_visit">
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
    <field name="year" configurationFlags="None">
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
    <field name="state" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="Bezocht" value="visited"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wel een activiteit, geen geteld bezoek" value="visited_unnamed"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Misschien bezocht" value="possibly_visited"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Niets gevonden" value="nothing_found"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Niet gepubliceerd" value="not_published"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="–" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="in_words" configurationFlags="None">
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
    <field name="activities_without_name" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="places" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="places_up_to" configurationFlags="None">
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
    <field name="last_past" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="last_activity" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="last_activity_past" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="last_without_name" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="days_since_last_visit" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="days_since_last_activity" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="as_of" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="period_start" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="period_end" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="weeks_in_office" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="weeks_published" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_low" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_high" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="inhabitants" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_per_100k" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_per_100k_low" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="visits_per_100k_high" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="expected_visits" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="few_expected" configurationFlags="None">
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
    <field name="ratio" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="ratio_low" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="ratio_high" configurationFlags="None">
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
    <alias name="" field="region_id" index="1"/>
    <alias name="jaartal" field="year" index="2"/>
    <alias name="soort" field="kind" index="3"/>
    <alias name="code" field="code" index="4"/>
    <alias name="naam" field="name" index="5"/>
    <alias name="wat er te zeggen is" field="state" index="6"/>
    <alias name="in woorden" field="in_words" index="7"/>
    <alias name="bezoeken" field="visits" index="8"/>
    <alias name="bezoeken, misschien" field="visits_up_to" index="9"/>
    <alias name="activiteiten" field="activities" index="10"/>
    <alias name="activiteiten, misschien" field="activities_up_to" index="11"/>
    <alias name="activiteiten zonder naam" field="activities_without_name" index="12"/>
    <alias name="plaatsen van activiteiten" field="places" index="13"/>
    <alias name="plaatsen, misschien" field="places_up_to" index="14"/>
    <alias name="bezoeken buiten Den Haag" field="visits_outside_the_hague" index="15"/>
    <alias name="bezoeken buiten Den Haag, misschien" field="visits_outside_the_hague_up_to" index="16"/>
    <alias name="activiteiten buiten Den Haag" field="activities_outside_the_hague" index="17"/>
    <alias name="activiteiten buiten Den Haag, misschien" field="activities_outside_the_hague_up_to" index="18"/>
    <alias name="eerste bezoek" field="first_visit" index="19"/>
    <alias name="laatste bezoek" field="last_visit" index="20"/>
    <alias name="laatste bezoek tot nu toe" field="last_past" index="21"/>
    <alias name="laatste activiteit" field="last_activity" index="22"/>
    <alias name="laatste activiteit tot nu toe" field="last_activity_past" index="23"/>
    <alias name="laatste activiteit zonder naam" field="last_without_name" index="24"/>
    <alias name="dagen sinds het laatste bezoek" field="days_since_last_visit" index="25"/>
    <alias name="dagen sinds de laatste activiteit" field="days_since_last_activity" index="26"/>
    <alias name="stand van" field="as_of" index="27"/>
    <alias name="periode vanaf" field="period_start" index="28"/>
    <alias name="periode tot en met" field="period_end" index="29"/>
    <alias name="weken in functie" field="weeks_in_office" index="30"/>
    <alias name="weken waarvan iets gepubliceerd is" field="weeks_published" index="31"/>
    <alias name="bezoeken ten minste (95 %)" field="visits_low" index="32"/>
    <alias name="bezoeken ten hoogste (95 %)" field="visits_high" index="33"/>
    <alias name="inwoners" field="inhabitants" index="34"/>
    <alias name="bezoeken per 100.000 inwoners" field="visits_per_100k" index="35"/>
    <alias name="per 100.000 ten minste (95 %)" field="visits_per_100k_low" index="36"/>
    <alias name="per 100.000 ten hoogste (95 %)" field="visits_per_100k_high" index="37"/>
    <alias name="naar inwonertal verwachte bezoeken" field="expected_visits" index="38"/>
    <alias name="minder dan vijf verwacht" field="few_expected" index="39"/>
    <alias name="bezoeken gedeeld door verwachting" field="ratio" index="40"/>
    <alias name="die verhouding ten minste (95 %)" field="ratio_low" index="41"/>
    <alias name="die verhouding ten hoogste (95 %)" field="ratio_high" index="42"/>
    <alias name="let op bij dit cijfer" field="caution" index="43"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="region_id" applyOnUpdate="0"/>
    <default expression="" field="year" applyOnUpdate="0"/>
    <default expression="" field="kind" applyOnUpdate="0"/>
    <default expression="" field="code" applyOnUpdate="0"/>
    <default expression="" field="name" applyOnUpdate="0"/>
    <default expression="" field="state" applyOnUpdate="0"/>
    <default expression="" field="in_words" applyOnUpdate="0"/>
    <default expression="" field="visits" applyOnUpdate="0"/>
    <default expression="" field="visits_up_to" applyOnUpdate="0"/>
    <default expression="" field="activities" applyOnUpdate="0"/>
    <default expression="" field="activities_up_to" applyOnUpdate="0"/>
    <default expression="" field="activities_without_name" applyOnUpdate="0"/>
    <default expression="" field="places" applyOnUpdate="0"/>
    <default expression="" field="places_up_to" applyOnUpdate="0"/>
    <default expression="" field="visits_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="visits_outside_the_hague_up_to" applyOnUpdate="0"/>
    <default expression="" field="activities_outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="activities_outside_the_hague_up_to" applyOnUpdate="0"/>
    <default expression="" field="first_visit" applyOnUpdate="0"/>
    <default expression="" field="last_visit" applyOnUpdate="0"/>
    <default expression="" field="last_past" applyOnUpdate="0"/>
    <default expression="" field="last_activity" applyOnUpdate="0"/>
    <default expression="" field="last_activity_past" applyOnUpdate="0"/>
    <default expression="" field="last_without_name" applyOnUpdate="0"/>
    <default expression="" field="days_since_last_visit" applyOnUpdate="0"/>
    <default expression="" field="days_since_last_activity" applyOnUpdate="0"/>
    <default expression="" field="as_of" applyOnUpdate="0"/>
    <default expression="" field="period_start" applyOnUpdate="0"/>
    <default expression="" field="period_end" applyOnUpdate="0"/>
    <default expression="" field="weeks_in_office" applyOnUpdate="0"/>
    <default expression="" field="weeks_published" applyOnUpdate="0"/>
    <default expression="" field="visits_low" applyOnUpdate="0"/>
    <default expression="" field="visits_high" applyOnUpdate="0"/>
    <default expression="" field="inhabitants" applyOnUpdate="0"/>
    <default expression="" field="visits_per_100k" applyOnUpdate="0"/>
    <default expression="" field="visits_per_100k_low" applyOnUpdate="0"/>
    <default expression="" field="visits_per_100k_high" applyOnUpdate="0"/>
    <default expression="" field="expected_visits" applyOnUpdate="0"/>
    <default expression="" field="few_expected" applyOnUpdate="0"/>
    <default expression="" field="ratio" applyOnUpdate="0"/>
    <default expression="" field="ratio_low" applyOnUpdate="0"/>
    <default expression="" field="ratio_high" applyOnUpdate="0"/>
    <default expression="" field="caution" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="region_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="year" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="kind" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="code" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="name" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="state" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="in_words" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_without_name" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="places" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="places_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_outside_the_hague_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="activities_outside_the_hague_up_to" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="first_visit" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_visit" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_past" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_activity" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_activity_past" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="last_without_name" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="days_since_last_visit" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="days_since_last_activity" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="as_of" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="period_start" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="period_end" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="weeks_in_office" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="weeks_published" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_low" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_high" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="inhabitants" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_per_100k" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_per_100k_low" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="visits_per_100k_high" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="expected_visits" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="few_expected" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ratio" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ratio_low" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ratio_high" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="caution" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="region_id" exp=""/>
    <constraint desc="" field="year" exp=""/>
    <constraint desc="" field="kind" exp=""/>
    <constraint desc="" field="code" exp=""/>
    <constraint desc="" field="name" exp=""/>
    <constraint desc="" field="state" exp=""/>
    <constraint desc="" field="in_words" exp=""/>
    <constraint desc="" field="visits" exp=""/>
    <constraint desc="" field="visits_up_to" exp=""/>
    <constraint desc="" field="activities" exp=""/>
    <constraint desc="" field="activities_up_to" exp=""/>
    <constraint desc="" field="activities_without_name" exp=""/>
    <constraint desc="" field="places" exp=""/>
    <constraint desc="" field="places_up_to" exp=""/>
    <constraint desc="" field="visits_outside_the_hague" exp=""/>
    <constraint desc="" field="visits_outside_the_hague_up_to" exp=""/>
    <constraint desc="" field="activities_outside_the_hague" exp=""/>
    <constraint desc="" field="activities_outside_the_hague_up_to" exp=""/>
    <constraint desc="" field="first_visit" exp=""/>
    <constraint desc="" field="last_visit" exp=""/>
    <constraint desc="" field="last_past" exp=""/>
    <constraint desc="" field="last_activity" exp=""/>
    <constraint desc="" field="last_activity_past" exp=""/>
    <constraint desc="" field="last_without_name" exp=""/>
    <constraint desc="" field="days_since_last_visit" exp=""/>
    <constraint desc="" field="days_since_last_activity" exp=""/>
    <constraint desc="" field="as_of" exp=""/>
    <constraint desc="" field="period_start" exp=""/>
    <constraint desc="" field="period_end" exp=""/>
    <constraint desc="" field="weeks_in_office" exp=""/>
    <constraint desc="" field="weeks_published" exp=""/>
    <constraint desc="" field="visits_low" exp=""/>
    <constraint desc="" field="visits_high" exp=""/>
    <constraint desc="" field="inhabitants" exp=""/>
    <constraint desc="" field="visits_per_100k" exp=""/>
    <constraint desc="" field="visits_per_100k_low" exp=""/>
    <constraint desc="" field="visits_per_100k_high" exp=""/>
    <constraint desc="" field="expected_visits" exp=""/>
    <constraint desc="" field="few_expected" exp=""/>
    <constraint desc="" field="ratio" exp=""/>
    <constraint desc="" field="ratio_low" exp=""/>
    <constraint desc="" field="ratio_high" exp=""/>
    <constraint desc="" field="caution" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;visits&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="region_id" hidden="1" width="87"/>
      <column type="field" name="year" hidden="0" width="73"/>
      <column type="field" name="kind" hidden="0" width="110"/>
      <column type="field" name="code" hidden="0" width="90"/>
      <column type="field" name="name" hidden="0" width="180"/>
      <column type="field" name="state" hidden="0" width="157"/>
      <column type="field" name="in_words" hidden="0" width="480"/>
      <column type="field" name="visits" hidden="0" width="80"/>
      <column type="field" name="visits_up_to" hidden="0" width="157"/>
      <column type="field" name="activities" hidden="0" width="108"/>
      <column type="field" name="activities_up_to" hidden="0" width="185"/>
      <column type="field" name="activities_without_name" hidden="0" width="192"/>
      <column type="field" name="places" hidden="0" width="199"/>
      <column type="field" name="places_up_to" hidden="0" width="157"/>
      <column type="field" name="visits_outside_the_hague" hidden="0" width="192"/>
      <column type="field" name="visits_outside_the_hague_up_to" hidden="0" width="269"/>
      <column type="field" name="activities_outside_the_hague" hidden="0" width="220"/>
      <column type="field" name="activities_outside_the_hague_up_to" hidden="0" width="297"/>
      <column type="field" name="first_visit" hidden="0" width="115"/>
      <column type="field" name="last_visit" hidden="0" width="122"/>
      <column type="field" name="last_past" hidden="0" width="199"/>
      <column type="field" name="last_activity" hidden="0" width="150"/>
      <column type="field" name="last_activity_past" hidden="0" width="227"/>
      <column type="field" name="last_without_name" hidden="0" width="234"/>
      <column type="field" name="days_since_last_visit" hidden="0" width="234"/>
      <column type="field" name="days_since_last_activity" hidden="0" width="255"/>
      <column type="field" name="as_of" hidden="0" width="87"/>
      <column type="field" name="period_start" hidden="0" width="115"/>
      <column type="field" name="period_end" hidden="0" width="150"/>
      <column type="field" name="weeks_in_office" hidden="0" width="136"/>
      <column type="field" name="weeks_published" hidden="0" width="262"/>
      <column type="field" name="visits_low" hidden="0" width="206"/>
      <column type="field" name="visits_high" hidden="0" width="213"/>
      <column type="field" name="inhabitants" hidden="0" width="80"/>
      <column type="field" name="visits_per_100k" hidden="0" width="227"/>
      <column type="field" name="visits_per_100k_low" hidden="0" width="227"/>
      <column type="field" name="visits_per_100k_high" hidden="0" width="234"/>
      <column type="field" name="expected_visits" hidden="0" width="262"/>
      <column type="field" name="few_expected" hidden="0" width="192"/>
      <column type="field" name="ratio" hidden="0" width="255"/>
      <column type="field" name="ratio_low" hidden="0" width="248"/>
      <column type="field" name="ratio_high" hidden="0" width="255"/>
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
