// Which schema.org types are things that a teacher may look for, and which only describe the page around them. Pure.
import { isNode, type JsonLdNode } from '../kit/readers/json-ld.ts';
import { toNodes, typesOf } from '../kit/readers/schema-org-values.ts';
import { follow, type NodeIndex } from './node-index.ts';

/** What a type says of the kind; ANY is a type that leaves it open. */
export type TypeMeaning = 'RESOURCE' | 'COLLECTION' | 'COURSE' | 'EVENT' | 'PROGRAMME' | 'FUNDING' | 'ANY';

const MEANINGS = new Map<string, TypeMeaning>([
  ...of('ANY', 'CreativeWork'),
  ...of('RESOURCE', 'LearningResource', 'Quiz', 'Syllabus', 'HowTo', 'Guide', 'MathSolver'),
  ...of('RESOURCE', 'Article', 'TechArticle', 'ScholarlyArticle', 'Report', 'Book', 'Chapter', 'Map', 'Poster'),
  ...of('RESOURCE', 'VideoObject', 'AudioObject', 'Dataset', 'Game', 'VideoGame', 'ComicStory', 'PodcastEpisode'),
  ...of('RESOURCE', 'DigitalDocument', 'NoteDigitalDocument', 'PresentationDigitalDocument', 'TextDigitalDocument'),
  ...of('RESOURCE', 'SpreadsheetDigitalDocument', 'SoftwareApplication', 'WebApplication', 'MobileApplication'),
  ...of('RESOURCE', 'SoftwareSourceCode', '3DModel', 'Movie', 'Clip', 'Episode', 'ShortStory', 'Play'),
  ...of('COLLECTION', 'Collection', 'CreativeWorkSeries', 'BookSeries', 'PodcastSeries', 'TVSeries', 'DataCatalog'),
  ...of('COURSE', 'Course', 'CourseInstance'),
  ...of('EVENT', 'Event', 'Festival', 'Hackathon', 'ExhibitionEvent', 'EducationEvent'),
  ...of('PROGRAMME', 'EducationalOccupationalProgram', 'WorkBasedProgram', 'EventSeries'),
  ...of('FUNDING', 'Grant', 'MonetaryGrant'),
]);
// They stand beside the thing itself on many sites; alone they are the thing.
const OFTEN_BESIDE = new Set(['Article', 'TechArticle', 'VideoObject', 'AudioObject', 'CourseInstance']);

/** The meanings of a node's types, `EducationEvent` and its like included; none for types that are no record. */
export function meaningsOf(types: readonly string[]): ReadonlySet<TypeMeaning> {
  const meanings = types.map((type) => MEANINGS.get(type) ?? (/^[A-Z]\w*Event$/.test(type) ? 'EVENT' : null));
  return new Set(meanings.filter((meaning) => meaning !== null));
}

/** The records among a page's nodes; what a `WebPage` names as its main entity is one of them. */
export function findRecordNodes(nodes: readonly JsonLdNode[], index: NodeIndex): readonly JsonLdNode[] {
  const all = new Set(nodes.flatMap((node) => [node, ...toNodes(follow(node.mainEntity, index))]).filter(isNode));
  const records = [...all].filter((node) => meaningsOf(typesOf(node)).size > 0);
  const main = records.filter((node) => !typesOf(node).every((type) => OFTEN_BESIDE.has(type)));
  return main.length > 0 ? main : records;
}

function of(meaning: TypeMeaning, ...types: readonly string[]): readonly (readonly [string, TypeMeaning])[] {
  return types.map((type) => [type, meaning]);
}
