import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const names = `xmlns:a="${drawing}/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`);
const relationships = (...targets: readonly [type: string, target: string][]) =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

/** Of the bars: red, green and blue. */
export const barColour = '1D4E89';
const students = { Butare: 40, Kigali: 120, Lubumbashi: 75 };
const points = (values: readonly (string | number)[]) =>
  `<c:ptCount val="${values.length}"/>${values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join('')}`;
/** Bars with their values, as PowerPoint keeps them: the workbook that they came from lies beside, the values are here too. */
const chart = `<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="${office}"><c:chart>
  <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>By campus</a:t></a:r></a:p></c:rich></c:tx></c:title>
  <c:plotArea><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>
    <c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="${barColour}"/></a:solidFill></c:spPr>
      <c:dLbls><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/></c:dLbls>
      <c:cat><c:strRef><c:f>Sheet1!$A$2:$A$4</c:f><c:strCache>${points(Object.keys(students))}</c:strCache></c:strRef></c:cat>
      <c:val><c:numRef><c:f>Sheet1!$B$2:$B$4</c:f><c:numCache>${points(Object.values(students))}</c:numCache></c:numRef></c:val>
    </c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>
    <c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>
    <c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>
  </c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>`;

/** A presentation of PowerPoint with one slide, and a chart on it of which it holds no picture. */
export function makeChart(): Uint8Array {
  const tree = (inside = '') =>
    `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${inside}</p:spTree></p:cSld>`;
  const frame = `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="2" name="Chart"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
    <p:xfrm><a:off x="400000" y="400000"/><a:ext cx="8000000" cy="5000000"/></p:xfrm>
    <a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="rId2"/></a:graphicData></a:graphic></p:graphicFrame>`;
  const colours = ['bg1', 'tx1', 'bg2', 'tx2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];
  const map = [...colours, 'hlink', 'folHlink'].map(
    (name) => `${name}="${name.replace('bg', 'lt').replace('tx', 'dk')}"`,
  );
  const part = (name: string, type: string) =>
    `<Override PartName="/ppt/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
        ${part('presentation', 'presentationml.presentation.main')}${part('slides/slide1', 'presentationml.slide')}
        ${part('slideMasters/slideMaster1', 'presentationml.slideMaster')}${part('slideLayouts/slideLayout1', 'presentationml.slideLayout')}
        ${part('charts/chart1', 'drawingml.chart')}</Types>`,
    ),
    '_rels/.rels': relationships(['officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': xml(
      `<p:presentation ${names}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>
        <p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    ),
    'ppt/_rels/presentation.xml.rels': relationships(
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ['slide', 'slides/slide1.xml'],
    ),
    'ppt/slideMasters/slideMaster1.xml': xml(
      `<p:sldMaster ${names}>${tree()}<p:clrMap ${map.join(' ')}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
    ),
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relationships(['slideLayout', '../slideLayouts/slideLayout1.xml']),
    'ppt/slideLayouts/slideLayout1.xml': xml(`<p:sldLayout ${names}>${tree()}</p:sldLayout>`),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relationships(['slideMaster', '../slideMasters/slideMaster1.xml']),
    'ppt/slides/slide1.xml': xml(`<p:sld ${names}>${tree(frame)}</p:sld>`),
    'ppt/slides/_rels/slide1.xml.rels': relationships(
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['chart', '../charts/chart1.xml'],
    ),
    'ppt/charts/chart1.xml': xml(chart),
    'ppt/charts/_rels/chart1.xml.rels': relationships(['package', '../embeddings/Book1.xlsx']),
    'ppt/embeddings/Book1.xlsx': zipSync({ 'xl/workbook.xml': xml('<workbook/>') }),
  });
}
