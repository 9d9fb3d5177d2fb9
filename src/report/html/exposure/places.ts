import type { Counted, Exposure } from '../../../model/exposure.js';
import { elementName } from '../../words/elements.js';
import { combinationLabel, combinationsFound, placeIn, placesOf, residenceSentences } from '../../words/exposure.js';
import { jurisdictionName } from '../../words/jurisdictions.js';
import { formatCount } from '../../words/numbers.js';
import { dataTable, figure, list, paragraph, type Header, type Section } from '../blocks.js';
import { drawTileMap, withoutTile } from '../charts/tile-map.js';
import { html, type Part } from '../markup.js';

const number = (text: string): Header => ({ text, numeric: true });

/** Where people live: a map and a table, by both answers. */
export function places(counted: Counted): Section {
  const { as_of: day, now } = counted;
  const counts = now.jurisdictions.flatMap(({ jurisdiction, people }) =>
    jurisdiction === null ? [] : [{ code: jurisdiction, people }],
  );
  const named = counts.map(({ code, people }) => `${jurisdictionName(code)} ${formatCount(people)}`);
  const off = withoutTile(counts).map(jurisdictionName);
  const unknown = placeIn(now, null)?.people ?? 0;
  const caption = [
    'People by residence now. The bar and the tint are the share of the jurisdiction with most people.',
    ...(off.length === 0 ? [] : [`Not on the map: ${off.join(', ')}.`]),
    `Not on the map, because unknown: ${formatCount(unknown)}.`,
  ].join(' ');
  return {
    id: 'places',
    title: 'Where they live',
    body: [
      counts.length === 0
        ? paragraph('No residence is known.')
        : figure(drawTileMap(`People by residence now: ${named.join(', ')}.`, counts), caption),
      dataTable(
        'People by jurisdiction, as of the extract and now',
        heads(counted),
        placesOf(counted).map((code) => line(counted, code)),
      ),
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

function line({ as_of: day, now }: Counted, code: string | null): Part[] {
  const { people, former } = placeIn(now, code) ?? { people: 0, former: 0 };
  return [
    jurisdictionName(code),
    ...(day.day === null ? [] : [formatCount(placeIn(day, code)?.people ?? 0)]),
    formatCount(people),
    formatCount(people - former),
    formatCount(former),
  ];
}

/** People x element x jurisdiction, now, clear values only: what a count for one state is taken from. */
export function cube(exposure: Exposure, counted: Counted): Section {
  const found = combinationsFound(
    exposure,
    counted.combinations.filter(({ shown }) => shown === 'clear'),
  );
  const names = [...new Set(counted.elements.filter(({ shown }) => shown === 'clear').map(({ element }) => element))];
  const rows = placesOf(counted).map((code): Part[] => {
    const place = placeIn(counted.now, code);
    const clear = <Line extends { shown: string; people: number }>(
      lines: readonly Line[] | undefined,
      is: (line: Line) => boolean,
    ) => formatCount(lines?.find((one) => one.shown === 'clear' && is(one))?.people ?? 0);
    return [
      code ?? 'unknown',
      ...found.map((id) => clear(place?.combinations, ({ combination }) => combination === id)),
      ...names.map((name) => clear(place?.elements, ({ element }) => element === name)),
    ];
  });
  return {
    id: 'cube',
    title: 'With what, and where',
    body: [
      html`<div class="wide">
        ${dataTable(
          'People by jurisdiction (residence now) and what is clear of them; JSON has every other figure',
          [
            { text: 'State' },
            ...found.map((id) => number(combinationLabel(exposure, id))),
            ...names.map((name) => number(elementName(name))),
          ],
          rows,
        )}
      </div>`,
    ],
  };
}
