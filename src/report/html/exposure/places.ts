import type { Counted, Exposure, PlaceCount } from '../../../model/exposure.js';
import { elementName } from '../../words/elements.js';
import { combinationLabel, combinationsFound, placeIn, placesOf, residenceSentences } from '../../words/exposure.js';
import { jurisdictionName } from '../../words/jurisdictions.js';
import { countOf, formatCount } from '../../words/numbers.js';
import { dataTable, figure, list, paragraph, type Header, type Section } from '../blocks.js';
import { drawTileMap, withoutTile } from '../charts/tile-map.js';
import { html, type Part } from '../markup.js';

/** Jurisdictions in the table beside the map; the table of all follows. */
const MOST_PLACES = 12;

const number = (text: string): Header => ({ text, numeric: true });

/** Where people live: a map, and a table by both answers. */
export function places(counted: Counted): Section {
  const { as_of: day, now } = counted;
  const counts = now.jurisdictions.flatMap(({ jurisdiction, people }) =>
    jurisdiction === null ? [] : [{ code: jurisdiction, people }],
  );
  const named = counts.map(({ code, people }) => `${jurisdictionName(code)} ${formatCount(people)}`);
  const off = withoutTile(counts).map(jurisdictionName);
  const caption = [
    'People by residence now. Bar and tint show the share of the jurisdiction with most people.',
    ...(off.length === 0 ? [] : [`Without a tile: ${off.join(', ')}.`]),
    `Residence unknown: ${countOf(placeIn(now, null)?.people ?? 0, 'person', 'people')}.`,
  ].join(' ');
  return {
    id: 'places',
    title: 'Where they live',
    body: [
      counts.length === 0
        ? paragraph('No residence is known.')
        : figure(drawTileMap(`People by residence now: ${named.join(', ')}.`, counts), caption),
      dataTable('People by jurisdiction, most first', heads(counted), topPlaces(counted)),
      html`<h3>As of the extract</h3>`,
      list(residenceSentences(day)),
      html`<h3>Now</h3>`,
      list(residenceSentences(now)),
    ],
  };
}

function heads({ as_of: { day } }: Counted): Header[] {
  return [
    { text: 'Jurisdiction' },
    ...(day === null ? [] : [number(`on ${day}`)]),
    number('now'),
    number('still with you'),
    number('former'),
  ];
}

function topPlaces(counted: Counted): Part[][] {
  const known = placesOf(counted).filter((code) => code !== null);
  const rest = known.slice(MOST_PLACES);
  return [
    ...known.slice(0, MOST_PLACES).map((code) => line(counted, jurisdictionName(code), [code])),
    ...(rest.length === 0 ? [] : [line(counted, `${countOf(rest.length, 'other')}, see below`, rest)]),
    line(counted, 'unknown', [null]),
    line(counted, 'all', [...known, null]),
  ];
}

function line({ as_of: day, now }: Counted, name: string, codes: readonly (string | null)[]): Part[] {
  const sum = (residence: Counted['now'], which: 'people' | 'former'): number =>
    codes.reduce((total, code) => total + (placeIn(residence, code)?.[which] ?? 0), 0);
  const [people, former] = [sum(now, 'people'), sum(now, 'former')];
  return [
    name,
    ...(day.day === null ? [] : [formatCount(sum(day, 'people'))]),
    formatCount(people),
    formatCount(people - former),
    formatCount(former),
  ];
}

/** People x element x jurisdiction: what the count for one state is taken from. */
export function cube(exposure: Exposure, counted: Counted): Section {
  const clear = <Line extends { readonly shown: string }>(lines: readonly Line[]): Line[] =>
    lines.filter(({ shown }) => shown === 'clear');
  const found = combinationsFound(exposure, clear(counted.combinations));
  const names = [...new Set(clear(counted.elements).map(({ element }) => element))].filter(
    (element) => !exposure.public_elements.includes(element),
  );
  const figures = (place: PlaceCount): Part[] => [
    formatCount(place.people),
    ...found.map((id) => of(clear(place.combinations).find(({ combination }) => combination === id))),
    ...names.map((name) => of(clear(place.elements).find(({ element }) => element === name))),
  ];
  const titles = [
    { text: 'State' },
    number('people'),
    ...found.map((id) => number(combinationLabel(exposure, id))),
    ...names.map((name) => number(elementName(name))),
  ];
  return {
    id: 'cube',
    title: 'With what, and where',
    body: [
      paragraph(
        'People by residence now, and those of whom a value is clear. What anyone can look up is left out, as are values that are not clear, the residence as of the extract, and former people: the whole document of this count holds them.',
      ),
      html`<div class="wide">
        ${dataTable(
          'People by jurisdiction and clear value',
          titles,
          counted.now.jurisdictions.map((place) => [place.jurisdiction ?? 'unknown', ...figures(place)]),
        )}
      </div>`,
    ],
  };
}

function of(count: { readonly people: number } | undefined): string {
  return formatCount(count?.people ?? 0);
}
