<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis simplifyDrawingTol="1" labelsEnabled="0" simplifyLocal="1" simplifyDrawingHints="1" simplifyAlgorithm="0" simplifyMaxScale="1" symbologyReferenceScale="-1" minScale="100000000" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
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
  <renderer-v2 type="RuleRenderer" referencescale="-1" enableorderby="0" forceraster="0" symbollevels="0">
    <rules key="{00000000-0000-4000-8000-000000000001}">
      <rule filter="&quot;corrected&quot; IS NOT NULL" symbol="0" label="Verbeterd" key="{00000000-0000-4000-8000-000000000002}"/>
      <rule filter="&quot;confidence&quot; &lt; 0.5" symbol="1" label="Plaats onzeker" key="{00000000-0000-4000-8000-000000000003}"/>
      <rule filter="ELSE" symbol="2" label="Plaats duidelijk" key="{00000000-0000-4000-8000-000000000004}"/>
    </rules>
    <symbols>
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="cap_style" value="square"/>
            <Option type="QString" name="color" value="0,158,115,255"/>
            <Option type="QString" name="horizontal_anchor_point" value="1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="name" value="circle"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="255,255,255,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="3"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="0,158,115,255"/>
          <prop k="horizontal_anchor_point" v="1"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="name" v="circle"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="255,255,255,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0"/>
          <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="scale_method" v="diameter"/>
          <prop k="size" v="3"/>
          <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="size_unit" v="MM"/>
          <prop k="vertical_anchor_point" v="1"/>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="1">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="cap_style" value="square"/>
            <Option type="QString" name="color" value="230,159,0,255"/>
            <Option type="QString" name="horizontal_anchor_point" value="1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="name" value="circle"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="255,255,255,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="3"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="230,159,0,255"/>
          <prop k="horizontal_anchor_point" v="1"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="name" v="circle"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="255,255,255,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0"/>
          <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="scale_method" v="diameter"/>
          <prop k="size" v="3"/>
          <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="size_unit" v="MM"/>
          <prop k="vertical_anchor_point" v="1"/>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="2">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="cap_style" value="square"/>
            <Option type="QString" name="color" value="138,138,138,255"/>
            <Option type="QString" name="horizontal_anchor_point" value="1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="name" value="circle"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="255,255,255,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="2"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="138,138,138,255"/>
          <prop k="horizontal_anchor_point" v="1"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="name" v="circle"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="255,255,255,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0"/>
          <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="scale_method" v="diameter"/>
          <prop k="size" v="2"/>
          <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="size_unit" v="MM"/>
          <prop k="vertical_anchor_point" v="1"/>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <customproperties>
    <Option/>
  </customproperties>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
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
    <field name="date" configurationFlags="None">
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
    <field name="words" configurationFlags="None">
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
    <field name="municipality_code" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="(geen)" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="'s-Gravenhage" value="GM0518"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="'s-Hertogenbosch" value="GM0796"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Aa en Hunze" value="GM1680"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Aalsmeer" value="GM0358"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Aalten" value="GM0197"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Achtkarspelen" value="GM0059"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Alblasserdam" value="GM0482"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Albrandswaard" value="GM0613"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Alkmaar" value="GM0361"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Almelo" value="GM0141"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Almere" value="GM0034"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Alphen aan den Rijn" value="GM0484"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Alphen-Chaam" value="GM1723"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Altena" value="GM1959"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ameland" value="GM0060"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Amersfoort" value="GM0307"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Amstelveen" value="GM0362"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Amsterdam" value="GM0363"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Apeldoorn" value="GM0200"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Arnhem" value="GM0202"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Assen" value="GM0106"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Asten" value="GM0743"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Baarle-Nassau" value="GM0744"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Baarn" value="GM0308"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Barendrecht" value="GM0489"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Barneveld" value="GM0203"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Beek" value="GM0888"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Beekdaelen" value="GM1954"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Beesel" value="GM0889"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Berg en Dal" value="GM1945"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bergeijk" value="GM1724"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bergen (L.)" value="GM0893"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bergen (NH.)" value="GM0373"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bergen op Zoom" value="GM0748"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Berkelland" value="GM1859"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bernheze" value="GM1721"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Best" value="GM0753"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Beuningen" value="GM0209"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Beverwijk" value="GM0375"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bladel" value="GM1728"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Blaricum" value="GM0376"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bloemendaal" value="GM0377"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bodegraven-Reeuwijk" value="GM1901"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Boekel" value="GM0755"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Borger-Odoorn" value="GM1681"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Borne" value="GM0147"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Borsele" value="GM0654"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Boxtel" value="GM0757"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Breda" value="GM0758"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bronckhorst" value="GM1876"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Brummen" value="GM0213"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Brunssum" value="GM0899"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bunnik" value="GM0312"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bunschoten" value="GM0313"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Buren" value="GM0214"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Capelle aan den IJssel" value="GM0502"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Castricum" value="GM0383"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Coevorden" value="GM0109"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Cranendonck" value="GM1706"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Culemborg" value="GM0216"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dalfsen" value="GM0148"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dantumadiel" value="GM1891"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="De Bilt" value="GM0310"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="De Fryske Marren" value="GM1940"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="De Ronde Venen" value="GM0736"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="De Wolden" value="GM1690"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Delft" value="GM0503"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Den Helder" value="GM0400"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Deurne" value="GM0762"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Deventer" value="GM0150"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Diemen" value="GM0384"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dijk en Waard" value="GM1980"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dinkelland" value="GM1774"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Doesburg" value="GM0221"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Doetinchem" value="GM0222"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dongen" value="GM0766"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dordrecht" value="GM0505"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Drechterland" value="GM0498"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Drimmelen" value="GM1719"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Dronten" value="GM0303"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Druten" value="GM0225"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Duiven" value="GM0226"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Echt-Susteren" value="GM1711"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Edam-Volendam" value="GM0385"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ede" value="GM0228"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Eemnes" value="GM0317"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Eemsdelta" value="GM1979"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Eersel" value="GM0770"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Eijsden-Margraten" value="GM1903"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Eindhoven" value="GM0772"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Elburg" value="GM0230"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Emmen" value="GM0114"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Enkhuizen" value="GM0388"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Enschede" value="GM0153"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Epe" value="GM0232"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ermelo" value="GM0233"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Etten-Leur" value="GM0777"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Geertruidenberg" value="GM0779"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Geldrop-Mierlo" value="GM1771"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gemert-Bakel" value="GM1652"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gennep" value="GM0907"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gilze en Rijen" value="GM0784"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Goeree-Overflakkee" value="GM1924"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Goes" value="GM0664"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Goirle" value="GM0785"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gooise Meren" value="GM1942"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gorinchem" value="GM0512"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gouda" value="GM0513"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Groningen" value="GM0014"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Gulpen-Wittem" value="GM1729"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Haaksbergen" value="GM0158"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Haarlem" value="GM0392"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Haarlemmermeer" value="GM0394"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Halderberge" value="GM1655"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hardenberg" value="GM0160"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Harderwijk" value="GM0243"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hardinxveld-Giessendam" value="GM0523"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Harlingen" value="GM0072"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hattem" value="GM0244"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heemskerk" value="GM0396"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heemstede" value="GM0397"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heerde" value="GM0246"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heerenveen" value="GM0074"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heerlen" value="GM0917"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heeze-Leende" value="GM1658"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heiloo" value="GM0399"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hellendoorn" value="GM0163"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Helmond" value="GM0794"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hendrik-Ido-Ambacht" value="GM0531"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hengelo" value="GM0164"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Het Hogeland" value="GM1966"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heumen" value="GM0252"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Heusden" value="GM0797"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hillegom" value="GM0534"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hilvarenbeek" value="GM0798"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hilversum" value="GM0402"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hoeksche Waard" value="GM1963"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hof van Twente" value="GM1735"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hollands Kroon" value="GM1911"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hoogeveen" value="GM0118"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hoorn" value="GM0405"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Horst aan de Maas" value="GM1507"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Houten" value="GM0321"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Huizen" value="GM0406"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Hulst" value="GM0677"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="IJsselstein" value="GM0353"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Kaag en Braassem" value="GM1884"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Kampen" value="GM0166"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Kapelle" value="GM0678"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Katwijk" value="GM0537"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Kerkrade" value="GM0928"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Koggenland" value="GM1598"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Krimpen aan den IJssel" value="GM0542"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Krimpenerwaard" value="GM1931"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Laarbeek" value="GM1659"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Land van Cuijk" value="GM1982"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Landgraaf" value="GM0882"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Landsmeer" value="GM0415"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Lansingerland" value="GM1621"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Laren" value="GM0417"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Leeuwarden" value="GM0080"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Leiden" value="GM0546"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Leiderdorp" value="GM0547"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Leidschendam-Voorburg" value="GM1916"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Lelystad" value="GM0995"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Leudal" value="GM1640"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Leusden" value="GM0327"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Lingewaard" value="GM1705"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Lisse" value="GM0553"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Lochem" value="GM0262"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Loon op Zand" value="GM0809"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Lopik" value="GM0331"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Losser" value="GM0168"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Maasdriel" value="GM0263"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Maasgouw" value="GM1641"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Maashorst" value="GM1991"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Maassluis" value="GM0556"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Maastricht" value="GM0935"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Medemblik" value="GM0420"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Meerssen" value="GM0938"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Meierijstad" value="GM1948"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Meppel" value="GM0119"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Middelburg" value="GM0687"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Midden-Delfland" value="GM1842"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Midden-Drenthe" value="GM1731"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Midden-Groningen" value="GM1952"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Moerdijk" value="GM1709"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Molenlanden" value="GM1978"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Montferland" value="GM1955"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Montfoort" value="GM0335"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Mook en Middelaar" value="GM0944"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Neder-Betuwe" value="GM1740"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nederweert" value="GM0946"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nieuwegein" value="GM0356"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nieuwkoop" value="GM0569"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nijkerk" value="GM0267"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nijmegen" value="GM0268"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nissewaard" value="GM1930"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Noardeast-Fryslân" value="GM1970"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Noord-Beveland" value="GM1695"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Noordenveld" value="GM1699"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Noordoostpolder" value="GM0171"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Noordwijk" value="GM0575"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nuenen, Gerwen en Nederwetten" value="GM0820"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Nunspeet" value="GM0302"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oegstgeest" value="GM0579"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oirschot" value="GM0823"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oisterwijk" value="GM0824"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oldambt" value="GM1895"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oldebroek" value="GM0269"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oldenzaal" value="GM0173"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Olst-Wijhe" value="GM1773"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ommen" value="GM0175"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oost Gelre" value="GM1586"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oosterhout" value="GM0826"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ooststellingwerf" value="GM0085"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oostzaan" value="GM0431"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Opmeer" value="GM0432"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Opsterland" value="GM0086"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oss" value="GM0828"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oude IJsselstreek" value="GM1509"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ouder-Amstel" value="GM0437"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Oudewater" value="GM0589"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Overbetuwe" value="GM1734"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Papendrecht" value="GM0590"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Peel en Maas" value="GM1894"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Pekela" value="GM0765"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Pijnacker-Nootdorp" value="GM1926"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Purmerend" value="GM0439"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Putten" value="GM0273"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Raalte" value="GM0177"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Reimerswaal" value="GM0703"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Renkum" value="GM0274"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Renswoude" value="GM0339"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Reusel-De Mierden" value="GM1667"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rheden" value="GM0275"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rhenen" value="GM0340"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ridderkerk" value="GM0597"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rijssen-Holten" value="GM1742"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rijswijk" value="GM0603"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Roerdalen" value="GM1669"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Roermond" value="GM0957"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Roosendaal" value="GM1674"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rotterdam" value="GM0599"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rozendaal" value="GM0277"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Rucphen" value="GM0840"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Schagen" value="GM0441"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Scherpenzeel" value="GM0279"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Schiedam" value="GM0606"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Schiermonnikoog" value="GM0088"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Schouwen-Duiveland" value="GM1676"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Simpelveld" value="GM0965"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Sint-Michielsgestel" value="GM0845"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Sittard-Geleen" value="GM1883"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Sliedrecht" value="GM0610"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Sluis" value="GM1714"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Smallingerland" value="GM0090"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Soest" value="GM0342"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Someren" value="GM0847"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Son en Breugel" value="GM0848"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Stadskanaal" value="GM0037"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Staphorst" value="GM0180"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Stede Broec" value="GM0532"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Steenbergen" value="GM0851"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Steenwijkerland" value="GM1708"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Stein" value="GM0971"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Stichtse Vecht" value="GM1904"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Súdwest-Fryslân" value="GM1900"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Terneuzen" value="GM0715"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Terschelling" value="GM0093"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Texel" value="GM0448"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Teylingen" value="GM1525"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Tholen" value="GM0716"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Tiel" value="GM0281"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Tilburg" value="GM0855"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Tubbergen" value="GM0183"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Twenterand" value="GM1700"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Tynaarlo" value="GM1730"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Tytsjerksteradiel" value="GM0737"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Uitgeest" value="GM0450"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Uithoorn" value="GM0451"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Urk" value="GM0184"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Utrecht" value="GM0344"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Utrechtse Heuvelrug" value="GM1581"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Vaals" value="GM0981"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Valkenburg aan de Geul" value="GM0994"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Valkenswaard" value="GM0858"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Veendam" value="GM0047"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Veenendaal" value="GM0345"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Veere" value="GM0717"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Veldhoven" value="GM0861"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Velsen" value="GM0453"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Venlo" value="GM0983"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Venray" value="GM0984"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Vijfheerenlanden" value="GM1961"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Vlaardingen" value="GM0622"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Vlieland" value="GM0096"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Vlissingen" value="GM0718"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Voerendaal" value="GM0986"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Voorne aan Zee" value="GM1992"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Voorschoten" value="GM0626"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Voorst" value="GM0285"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Vught" value="GM0865"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Waadhoeke" value="GM1949"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Waalre" value="GM0866"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Waalwijk" value="GM0867"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Waddinxveen" value="GM0627"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wageningen" value="GM0289"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wassenaar" value="GM0629"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Waterland" value="GM0852"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Weert" value="GM0988"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="West Betuwe" value="GM1960"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="West Maas en Waal" value="GM0668"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Westerkwartier" value="GM1969"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Westerveld" value="GM1701"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Westervoort" value="GM0293"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Westerwolde" value="GM1950"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Westland" value="GM1783"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Weststellingwerf" value="GM0098"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wierden" value="GM0189"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wijchen" value="GM0296"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wijdemeren" value="GM1696"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wijk bij Duurstede" value="GM0352"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Winterswijk" value="GM0294"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Woensdrecht" value="GM0873"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Woerden" value="GM0632"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Wormerland" value="GM0880"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Woudenberg" value="GM0351"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zaanstad" value="GM0479"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zaltbommel" value="GM0297"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zandvoort" value="GM0473"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zeewolde" value="GM0050"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zeist" value="GM0355"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zevenaar" value="GM0299"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zoetermeer" value="GM0637"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zoeterwoude" value="GM0638"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zuidplas" value="GM1892"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zundert" value="GM0879"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zutphen" value="GM0301"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zwartewaterland" value="GM1896"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zwijndrecht" value="GM0642"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Zwolle" value="GM0193"/>
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
    <field name="type" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="Gesprek" value="Gesprek"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Werkbezoek" value="Werkbezoek"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Kamervergadering" value="Kamervergadering"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Evenement" value="Evenement"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Bestuurlijk overleg" value="Bestuurlijk overleg"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ministerraad, onderraad, ministerieel overleg" value="Ministerraad, onderraad, ministerieel overleg"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Internationale bijeenkomst" value="Internationale bijeenkomst"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Ontvangst" value="Ontvangst"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="Handelsmissie" value="Handelsmissie"/>
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
      <editWidget type="CheckBox">
        <config>
          <Option type="Map">
            <Option type="int" name="TextDisplayMethod" value="1"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="persons" configurationFlags="None">
      <editWidget type="ValueRelation">
        <config>
          <Option type="Map">
            <Option type="bool" name="AllowMulti" value="true"/>
            <Option type="QString" name="Key" value="name"/>
            <Option type="QString" name="Layer" value="people_known"/>
            <Option type="QString" name="LayerName" value="Bewindspersonen"/>
            <Option type="QString" name="LayerProviderName" value="postgres"/>
            <Option type="QString" name="LayerSource" value="service='agendacrawl' key='id' table=&quot;gis&quot;.&quot;person&quot;"/>
            <Option type="int" name="NofColumns" value="1"/>
            <Option type="bool" name="OrderByValue" value="true"/>
            <Option type="QString" name="Value" value="name"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="method" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="confidence" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="corrected" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="author" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="reason" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="made_at" configurationFlags="None">
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
    <alias name="nummer op de pagina" field="activity_id" index="1"/>
    <alias name="datum" field="date" index="2"/>
    <alias name="titel" field="title" index="3"/>
    <alias name="bewindspersonen" field="people" index="4"/>
    <alias name="woorden op de pagina" field="words" index="5"/>
    <alias name="plaats" field="place" index="6"/>
    <alias name="niveau van de plaats" field="level" index="7"/>
    <alias name="gemeentecode" field="municipality_code" index="8"/>
    <alias name="land" field="country" index="9"/>
    <alias name="soort activiteit" field="type" index="10"/>
    <alias name="fysiek of online" field="mode" index="11"/>
    <alias name="afgelast" field="cancelled" index="12"/>
    <alias name="wie was erbij" field="persons" index="13"/>
    <alias name="hoe gevonden" field="method" index="14"/>
    <alias name="zekerheid van de plaats" field="confidence" index="15"/>
    <alias name="wat is verbeterd" field="corrected" index="16"/>
    <alias name="verbeterd door" field="author" index="17"/>
    <alias name="reden" field="reason" index="18"/>
    <alias name="verbeterd op" field="made_at" index="19"/>
    <alias name="pagina" field="url" index="20"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="activity_id" applyOnUpdate="0"/>
    <default expression="" field="date" applyOnUpdate="0"/>
    <default expression="" field="title" applyOnUpdate="0"/>
    <default expression="" field="people" applyOnUpdate="0"/>
    <default expression="" field="words" applyOnUpdate="0"/>
    <default expression="" field="place" applyOnUpdate="0"/>
    <default expression="" field="level" applyOnUpdate="0"/>
    <default expression="" field="municipality_code" applyOnUpdate="0"/>
    <default expression="" field="country" applyOnUpdate="0"/>
    <default expression="" field="type" applyOnUpdate="0"/>
    <default expression="" field="mode" applyOnUpdate="0"/>
    <default expression="" field="cancelled" applyOnUpdate="0"/>
    <default expression="" field="persons" applyOnUpdate="0"/>
    <default expression="" field="method" applyOnUpdate="0"/>
    <default expression="" field="confidence" applyOnUpdate="0"/>
    <default expression="" field="corrected" applyOnUpdate="0"/>
    <default expression="coalesce(nullif(@user_full_name, ''), @user_account_name)" field="author" applyOnUpdate="1"/>
    <default expression="" field="reason" applyOnUpdate="0"/>
    <default expression="" field="made_at" applyOnUpdate="0"/>
    <default expression="" field="url" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="activity_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="title" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="people" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="words" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="level" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="municipality_code" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="country" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mode" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="cancelled" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="persons" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="method" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="confidence" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="corrected" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="author" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="1" field="reason" notnull_strength="1" constraints="5"/>
    <constraint unique_strength="0" exp_strength="0" field="made_at" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="url" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="activity_id" exp=""/>
    <constraint desc="" field="date" exp=""/>
    <constraint desc="" field="title" exp=""/>
    <constraint desc="" field="people" exp=""/>
    <constraint desc="" field="words" exp=""/>
    <constraint desc="" field="place" exp=""/>
    <constraint desc="" field="level" exp=""/>
    <constraint desc="" field="municipality_code" exp=""/>
    <constraint desc="" field="country" exp=""/>
    <constraint desc="" field="type" exp=""/>
    <constraint desc="" field="mode" exp=""/>
    <constraint desc="" field="cancelled" exp=""/>
    <constraint desc="" field="persons" exp=""/>
    <constraint desc="" field="method" exp=""/>
    <constraint desc="" field="confidence" exp=""/>
    <constraint desc="" field="corrected" exp=""/>
    <constraint desc="" field="author" exp=""/>
    <constraint desc="Zonder reden is het geen verbetering." field="reason" exp="trim(&quot;reason&quot;) &lt;> ''"/>
    <constraint desc="" field="made_at" exp=""/>
    <constraint desc="" field="url" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="1" sortExpression="&quot;date&quot;" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="60"/>
      <column type="field" name="activity_id" hidden="0" width="157"/>
      <column type="field" name="date" hidden="0" width="100"/>
      <column type="field" name="title" hidden="0" width="320"/>
      <column type="field" name="people" hidden="0" width="200"/>
      <column type="field" name="words" hidden="0" width="240"/>
      <column type="field" name="place" hidden="0" width="150"/>
      <column type="field" name="level" hidden="0" width="164"/>
      <column type="field" name="municipality_code" hidden="0" width="108"/>
      <column type="field" name="country" hidden="0" width="60"/>
      <column type="field" name="type" hidden="0" width="180"/>
      <column type="field" name="mode" hidden="0" width="136"/>
      <column type="field" name="cancelled" hidden="0" width="80"/>
      <column type="field" name="persons" hidden="0" width="200"/>
      <column type="field" name="method" hidden="0" width="108"/>
      <column type="field" name="confidence" hidden="0" width="185"/>
      <column type="field" name="corrected" hidden="0" width="136"/>
      <column type="field" name="author" hidden="0" width="122"/>
      <column type="field" name="reason" hidden="0" width="260"/>
      <column type="field" name="made_at" hidden="0" width="150"/>
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
  <editable>
    <field editable="0" name="activity_id"/>
    <field editable="0" name="author"/>
    <field editable="1" name="cancelled"/>
    <field editable="0" name="confidence"/>
    <field editable="0" name="corrected"/>
    <field editable="1" name="country"/>
    <field editable="0" name="date"/>
    <field editable="0" name="id"/>
    <field editable="0" name="level"/>
    <field editable="0" name="made_at"/>
    <field editable="0" name="method"/>
    <field editable="1" name="mode"/>
    <field editable="1" name="municipality_code"/>
    <field editable="0" name="people"/>
    <field editable="1" name="persons"/>
    <field editable="1" name="place"/>
    <field editable="1" name="reason"/>
    <field editable="0" name="title"/>
    <field editable="1" name="type"/>
    <field editable="0" name="url"/>
    <field editable="0" name="words"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression>format_date("date", 'd MMM yyyy', 'nl') || ': ' || "title"</previewExpression>
  <mapTip>&lt;b>[% "title" %]&lt;/b>&lt;br>[% "words" %]&lt;br>[% "reason" %]</mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
