<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis simplifyDrawingTol="1" labelsEnabled="0" simplifyLocal="1" simplifyDrawingHints="1" simplifyAlgorithm="0" simplifyMaxScale="1" symbologyReferenceScale="-1" minScale="100000000" version="3.22.16-Białowieża" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" maxScale="0" readOnly="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" startField="date" durationField="" enabled="1" endExpression="" startExpression="" durationUnit="d" fixedDuration="1" accumulate="0" mode="1" endField="end_date">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <renderer-v2 type="RuleRenderer" referencescale="-1" enableorderby="0" forceraster="0" symbollevels="0">
    <rules key="{00000000-0000-4000-8000-000000000001}">
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'visit'" symbol="0" label="Werkbezoek" key="{00000000-0000-4000-8000-000000000002}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'event'" symbol="1" label="Evenement of ontvangst" key="{00000000-0000-4000-8000-000000000003}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'talk'" symbol="2" label="Gesprek of overleg" key="{00000000-0000-4000-8000-000000000004}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'cabinet'" symbol="3" label="Ministerraad" key="{00000000-0000-4000-8000-000000000005}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'parliament'" symbol="4" label="Kamer" key="{00000000-0000-4000-8000-000000000006}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'international'" symbol="5" label="Internationaal" key="{00000000-0000-4000-8000-000000000007}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND &quot;exact&quot; AND coalesce(&quot;type_group&quot;, 'unknown') = 'unknown'" symbol="6" label="Soort onbekend" key="{00000000-0000-4000-8000-000000000008}"/>
      <rule filter="NOT coalesce(&quot;cancelled&quot;, false) AND NOT coalesce(&quot;exact&quot;, false)" symbol="7" label="Alleen gemeente of streek bekend: label, geen plek" key="{00000000-0000-4000-8000-000000000009}"/>
      <rule filter="&quot;cancelled&quot;" symbol="8" label="Afgelast" key="{00000000-0000-4000-8000-000000000010}"/>
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
            <Option type="QString" name="color" value="213,94,0,255"/>
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
            <Option type="QString" name="size" value="2.8"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="213,94,0,255"/>
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
          <prop k="size" v="2.8"/>
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
            <Option type="QString" name="size" value="2.8"/>
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
          <prop k="size" v="2.8"/>
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
            <Option type="QString" name="color" value="86,180,233,255"/>
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
            <Option type="QString" name="size" value="2.8"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="86,180,233,255"/>
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
          <prop k="size" v="2.8"/>
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
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="3">
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
            <Option type="QString" name="color" value="0,114,178,255"/>
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
            <Option type="QString" name="size" value="2.8"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="0,114,178,255"/>
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
          <prop k="size" v="2.8"/>
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
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="4">
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
            <Option type="QString" name="size" value="2.8"/>
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
          <prop k="size" v="2.8"/>
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
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="5">
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
            <Option type="QString" name="color" value="204,121,167,255"/>
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
            <Option type="QString" name="size" value="2.8"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="204,121,167,255"/>
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
          <prop k="size" v="2.8"/>
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
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="6">
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
            <Option type="QString" name="size" value="2.8"/>
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
          <prop k="size" v="2.8"/>
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
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="7">
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
            <Option type="QString" name="color" value="255,255,255,120"/>
            <Option type="QString" name="horizontal_anchor_point" value="1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="name" value="diamond"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="43,43,43,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.6"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="4"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="255,255,255,120"/>
          <prop k="horizontal_anchor_point" v="1"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="name" v="diamond"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="43,43,43,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.6"/>
          <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="scale_method" v="diameter"/>
          <prop k="size" v="4"/>
          <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="size_unit" v="MM"/>
          <prop k="vertical_anchor_point" v="1"/>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option type="Map" name="properties">
                <Option type="Map" name="outlineColor">
                  <Option type="bool" name="active" value="true"/>
                  <Option type="QString" name="expression" value="CASE WHEN &quot;type_group&quot; = 'visit' THEN '#D55E00' WHEN &quot;type_group&quot; = 'event' THEN '#E69F00' WHEN &quot;type_group&quot; = 'talk' THEN '#56B4E9' WHEN &quot;type_group&quot; = 'cabinet' THEN '#0072B2' WHEN &quot;type_group&quot; = 'parliament' THEN '#009E73' WHEN &quot;type_group&quot; = 'international' THEN '#CC79A7' WHEN &quot;type_group&quot; = 'unknown' THEN '#8a8a8a' ELSE '#8a8a8a' END"/>
                  <Option type="int" name="type" value="3"/>
                </Option>
              </Option>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol type="marker" force_rhr="0" clip_to_extent="1" alpha="1" name="8">
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
            <Option type="QString" name="name" value="cross2"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="138,138,138,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.5"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="2.6"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <prop k="angle" v="0"/>
          <prop k="cap_style" v="square"/>
          <prop k="color" v="138,138,138,255"/>
          <prop k="horizontal_anchor_point" v="1"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="name" v="cross2"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="138,138,138,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.5"/>
          <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="scale_method" v="diameter"/>
          <prop k="size" v="2.6"/>
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
  <layerOpacity>0.85</layerOpacity>
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
    <field name="date" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
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
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="type_method" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="type_confidence" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="type_evidence" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="mode" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="cancelled" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="missing" configurationFlags="None">
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
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="exact" configurationFlags="None">
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
    <field name="country" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="is_hague" configurationFlags="None">
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
    <field name="evidence" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="evidence_source" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
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
    <field name="ambiguous" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="candidates" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
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
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="weekly" configurationFlags="None">
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
    <field name="body_sha256" configurationFlags="None">
      <editWidget type="">
        <config>
          <Option/>
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
    <field name="version" configurationFlags="None">
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
    <alias name="datum" field="date" index="3"/>
    <alias name="laatste dag" field="end_date" index="4"/>
    <alias name="van" field="start_time" index="5"/>
    <alias name="tot" field="end_time" index="6"/>
    <alias name="titel" field="title" index="7"/>
    <alias name="bewindspersonen" field="people" index="8"/>
    <alias name="ministeries" field="ministries" index="9"/>
    <alias name="kabinet" field="cabinet" index="10"/>
    <alias name="soort activiteit" field="type" index="11"/>
    <alias name="groep van soorten" field="type_group" index="12"/>
    <alias name="wie de soort zegt" field="type_method" index="13"/>
    <alias name="zekerheid van de soort" field="type_confidence" index="14"/>
    <alias name="woorden waaruit de soort blijkt" field="type_evidence" index="15"/>
    <alias name="fysiek of online" field="mode" index="16"/>
    <alias name="afgelast" field="cancelled" index="17"/>
    <alias name="weg van de site" field="missing" index="18"/>
    <alias name="plaats" field="place" index="19"/>
    <alias name="niveau van de plaats" field="level" index="20"/>
    <alias name="plaats precies bekend" field="exact" index="21"/>
    <alias name="gemeentecode" field="municipality_code" index="22"/>
    <alias name="gemeente" field="municipality" index="23"/>
    <alias name="provincie" field="province" index="24"/>
    <alias name="COROP-gebied" field="corop_region" index="25"/>
    <alias name="NPVR-regio" field="npvr_region" index="26"/>
    <alias name="land" field="country" index="27"/>
    <alias name="in Den Haag" field="is_hague" index="28"/>
    <alias name="buiten Den Haag" field="outside_the_hague" index="29"/>
    <alias name="woorden waaruit de plaats blijkt" field="evidence" index="30"/>
    <alias name="waar die woorden staan" field="evidence_source" index="31"/>
    <alias name="hoe gevonden" field="method" index="32"/>
    <alias name="zekerheid van de plaats" field="confidence" index="33"/>
    <alias name="dubbelzinnig" field="ambiguous" index="34"/>
    <alias name="andere kandidaten" field="candidates" index="35"/>
    <alias name="let op" field="flags" index="36"/>
    <alias name="onderwerp" field="topic" index="37"/>
    <alias name="gesprekspartners" field="counterparts" index="38"/>
    <alias name="contact genoemd" field="contact_present" index="39"/>
    <alias name="uit een weekagenda" field="weekly" index="40"/>
    <alias name="pagina" field="url" index="41"/>
    <alias name="vingerafdruk van de pagina" field="body_sha256" index="42"/>
    <alias name="opgehaald op" field="fetched_at" index="43"/>
    <alias name="versie van de pagina" field="version" index="44"/>
  </aliases>
  <defaults>
    <default expression="" field="id" applyOnUpdate="0"/>
    <default expression="" field="activity_id" applyOnUpdate="0"/>
    <default expression="" field="joint_id" applyOnUpdate="0"/>
    <default expression="" field="date" applyOnUpdate="0"/>
    <default expression="" field="end_date" applyOnUpdate="0"/>
    <default expression="" field="start_time" applyOnUpdate="0"/>
    <default expression="" field="end_time" applyOnUpdate="0"/>
    <default expression="" field="title" applyOnUpdate="0"/>
    <default expression="" field="people" applyOnUpdate="0"/>
    <default expression="" field="ministries" applyOnUpdate="0"/>
    <default expression="" field="cabinet" applyOnUpdate="0"/>
    <default expression="" field="type" applyOnUpdate="0"/>
    <default expression="" field="type_group" applyOnUpdate="0"/>
    <default expression="" field="type_method" applyOnUpdate="0"/>
    <default expression="" field="type_confidence" applyOnUpdate="0"/>
    <default expression="" field="type_evidence" applyOnUpdate="0"/>
    <default expression="" field="mode" applyOnUpdate="0"/>
    <default expression="" field="cancelled" applyOnUpdate="0"/>
    <default expression="" field="missing" applyOnUpdate="0"/>
    <default expression="" field="place" applyOnUpdate="0"/>
    <default expression="" field="level" applyOnUpdate="0"/>
    <default expression="" field="exact" applyOnUpdate="0"/>
    <default expression="" field="municipality_code" applyOnUpdate="0"/>
    <default expression="" field="municipality" applyOnUpdate="0"/>
    <default expression="" field="province" applyOnUpdate="0"/>
    <default expression="" field="corop_region" applyOnUpdate="0"/>
    <default expression="" field="npvr_region" applyOnUpdate="0"/>
    <default expression="" field="country" applyOnUpdate="0"/>
    <default expression="" field="is_hague" applyOnUpdate="0"/>
    <default expression="" field="outside_the_hague" applyOnUpdate="0"/>
    <default expression="" field="evidence" applyOnUpdate="0"/>
    <default expression="" field="evidence_source" applyOnUpdate="0"/>
    <default expression="" field="method" applyOnUpdate="0"/>
    <default expression="" field="confidence" applyOnUpdate="0"/>
    <default expression="" field="ambiguous" applyOnUpdate="0"/>
    <default expression="" field="candidates" applyOnUpdate="0"/>
    <default expression="" field="flags" applyOnUpdate="0"/>
    <default expression="" field="topic" applyOnUpdate="0"/>
    <default expression="" field="counterparts" applyOnUpdate="0"/>
    <default expression="" field="contact_present" applyOnUpdate="0"/>
    <default expression="" field="weekly" applyOnUpdate="0"/>
    <default expression="" field="url" applyOnUpdate="0"/>
    <default expression="" field="body_sha256" applyOnUpdate="0"/>
    <default expression="" field="fetched_at" applyOnUpdate="0"/>
    <default expression="" field="version" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint unique_strength="1" exp_strength="0" field="id" notnull_strength="1" constraints="3"/>
    <constraint unique_strength="0" exp_strength="0" field="activity_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="joint_id" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="end_date" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="start_time" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="end_time" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="title" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="people" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ministries" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="cabinet" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type_group" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type_method" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type_confidence" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="type_evidence" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="mode" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="cancelled" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="missing" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="place" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="level" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="exact" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="municipality_code" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="municipality" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="province" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="corop_region" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="npvr_region" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="country" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="is_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="outside_the_hague" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="evidence" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="evidence_source" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="method" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="confidence" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="ambiguous" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="candidates" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="flags" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="topic" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="counterparts" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="contact_present" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="weekly" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="url" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="body_sha256" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="fetched_at" notnull_strength="0" constraints="0"/>
    <constraint unique_strength="0" exp_strength="0" field="version" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="id" exp=""/>
    <constraint desc="" field="activity_id" exp=""/>
    <constraint desc="" field="joint_id" exp=""/>
    <constraint desc="" field="date" exp=""/>
    <constraint desc="" field="end_date" exp=""/>
    <constraint desc="" field="start_time" exp=""/>
    <constraint desc="" field="end_time" exp=""/>
    <constraint desc="" field="title" exp=""/>
    <constraint desc="" field="people" exp=""/>
    <constraint desc="" field="ministries" exp=""/>
    <constraint desc="" field="cabinet" exp=""/>
    <constraint desc="" field="type" exp=""/>
    <constraint desc="" field="type_group" exp=""/>
    <constraint desc="" field="type_method" exp=""/>
    <constraint desc="" field="type_confidence" exp=""/>
    <constraint desc="" field="type_evidence" exp=""/>
    <constraint desc="" field="mode" exp=""/>
    <constraint desc="" field="cancelled" exp=""/>
    <constraint desc="" field="missing" exp=""/>
    <constraint desc="" field="place" exp=""/>
    <constraint desc="" field="level" exp=""/>
    <constraint desc="" field="exact" exp=""/>
    <constraint desc="" field="municipality_code" exp=""/>
    <constraint desc="" field="municipality" exp=""/>
    <constraint desc="" field="province" exp=""/>
    <constraint desc="" field="corop_region" exp=""/>
    <constraint desc="" field="npvr_region" exp=""/>
    <constraint desc="" field="country" exp=""/>
    <constraint desc="" field="is_hague" exp=""/>
    <constraint desc="" field="outside_the_hague" exp=""/>
    <constraint desc="" field="evidence" exp=""/>
    <constraint desc="" field="evidence_source" exp=""/>
    <constraint desc="" field="method" exp=""/>
    <constraint desc="" field="confidence" exp=""/>
    <constraint desc="" field="ambiguous" exp=""/>
    <constraint desc="" field="candidates" exp=""/>
    <constraint desc="" field="flags" exp=""/>
    <constraint desc="" field="topic" exp=""/>
    <constraint desc="" field="counterparts" exp=""/>
    <constraint desc="" field="contact_present" exp=""/>
    <constraint desc="" field="weekly" exp=""/>
    <constraint desc="" field="url" exp=""/>
    <constraint desc="" field="body_sha256" exp=""/>
    <constraint desc="" field="fetched_at" exp=""/>
    <constraint desc="" field="version" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions>
    <actionsetting type="5" notificationMessage="" shortTitle="" name="Open de pagina" id="{00000000-0000-4000-8000-000000000011}" action="[% &quot;url&quot; %]" icon="" capture="0" isEnabledOnlyWhenEditable="0">
      <actionScope id="Feature"/>
      <actionScope id="Canvas"/>
    </actionsetting>
  </attributeactions>
  <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
    <columns>
      <column type="field" name="id" hidden="1" width="-1"/>
      <column type="field" name="activity_id" hidden="0" width="-1"/>
      <column type="field" name="joint_id" hidden="0" width="-1"/>
      <column type="field" name="date" hidden="0" width="-1"/>
      <column type="field" name="end_date" hidden="0" width="-1"/>
      <column type="field" name="start_time" hidden="0" width="-1"/>
      <column type="field" name="end_time" hidden="0" width="-1"/>
      <column type="field" name="title" hidden="0" width="-1"/>
      <column type="field" name="people" hidden="0" width="-1"/>
      <column type="field" name="ministries" hidden="0" width="-1"/>
      <column type="field" name="cabinet" hidden="0" width="-1"/>
      <column type="field" name="type" hidden="0" width="-1"/>
      <column type="field" name="type_group" hidden="0" width="-1"/>
      <column type="field" name="type_method" hidden="0" width="-1"/>
      <column type="field" name="type_confidence" hidden="0" width="-1"/>
      <column type="field" name="type_evidence" hidden="0" width="-1"/>
      <column type="field" name="mode" hidden="0" width="-1"/>
      <column type="field" name="cancelled" hidden="0" width="-1"/>
      <column type="field" name="missing" hidden="0" width="-1"/>
      <column type="field" name="place" hidden="0" width="-1"/>
      <column type="field" name="level" hidden="0" width="-1"/>
      <column type="field" name="exact" hidden="0" width="-1"/>
      <column type="field" name="municipality_code" hidden="0" width="-1"/>
      <column type="field" name="municipality" hidden="0" width="-1"/>
      <column type="field" name="province" hidden="0" width="-1"/>
      <column type="field" name="corop_region" hidden="0" width="-1"/>
      <column type="field" name="npvr_region" hidden="0" width="-1"/>
      <column type="field" name="country" hidden="0" width="-1"/>
      <column type="field" name="is_hague" hidden="0" width="-1"/>
      <column type="field" name="outside_the_hague" hidden="0" width="-1"/>
      <column type="field" name="evidence" hidden="0" width="-1"/>
      <column type="field" name="evidence_source" hidden="0" width="-1"/>
      <column type="field" name="method" hidden="0" width="-1"/>
      <column type="field" name="confidence" hidden="0" width="-1"/>
      <column type="field" name="ambiguous" hidden="0" width="-1"/>
      <column type="field" name="candidates" hidden="0" width="-1"/>
      <column type="field" name="flags" hidden="0" width="-1"/>
      <column type="field" name="topic" hidden="0" width="-1"/>
      <column type="field" name="counterparts" hidden="0" width="-1"/>
      <column type="field" name="contact_present" hidden="0" width="-1"/>
      <column type="field" name="weekly" hidden="0" width="-1"/>
      <column type="field" name="url" hidden="0" width="-1"/>
      <column type="field" name="body_sha256" hidden="1" width="-1"/>
      <column type="field" name="fetched_at" hidden="0" width="-1"/>
      <column type="field" name="version" hidden="0" width="-1"/>
      <column type="actions" hidden="0" width="-1"/>
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
  <previewExpression>format_date("date", 'd MMM yyyy', 'nl') || ': ' || "title"</previewExpression>
  <mapTip>&lt;b>[% "title" %]&lt;/b>&lt;br>[% format_date("date", 'd MMMM yyyy', 'nl') %]&lt;br>[% "people" %]&lt;br>[% "place" %] ([% "level" %]): &lt;i>[% "evidence" %]&lt;/i></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
