import { inertText } from '../../base/text.js';
import type { Plan } from '../../model/plan.js';
import type { Posture } from '../../model/posture.js';
import { formatCount, formatHours, formatShare } from '../words/numbers.js';
import {
  BLANK_WORDS,
  badOf,
  findingHead,
  hoursWords,
  isBlank,
  moneyWords,
  priceWords,
  rangeWords,
  type Step,
} from '../words/posture.js';
import { BOARD_STYLE } from './board-style.js';
import { html, type Markup } from './markup.js';
import { dateOf, documentOf } from './page.js';
import type { PostureOptions } from './posture.js';

/** So much fits on one sheet; what is more is in the whole report, and the page says so. */
const MOST_WRONG = 4;
const MOST_STEPS = 8;
const MOST_LEFT = 3;

/** One printed sheet for those who decide on the money, in plain words. Names no address, and no way in but by its kind. */
export function boardPage(posture: Posture, { version, writtenOn }: PostureOptions): string {
  const organisation = inertText(posture.organisation ?? 'Our plant', 80);
  return documentOf(
    `What first: ${organisation}`,
    html`<header>
        <h1>What we ask for, and why</h1>
        <p>${organisation} · as of ${posture.as_of}</p>
      </header>
      ${ask(posture)} ${wrong(posture)} ${steps(posture)} ${left(posture)}
      <footer>
        <p>
          How this was reckoned: every way in (mail, remote access, what answers the Internet, sticks and drives) is
          followed to the machines that run the plant; the steps above are those that lower the risk most for this money
          and these hours. ${ordered(posture)} The figures behind it are judgement, so a share is no forecast.
          ${help(posture)} Assay ${version}, ${dateOf(writtenOn)}. This page says where we are weak: hand it to the
          board, not to the web.
        </p>
      </footer>`,
    BOARD_STYLE,
  );
}

function ask(posture: Posture): Markup {
  const { plan } = posture;
  if (isBlank(posture)) return html`<p class="ask">${BLANK_WORDS}</p>`;
  const { spent, hours_used: hours, fall } = plan;
  if (plan.steps.length === 0)
    return html`<p class="ask">Nothing that is known here, and that these limits allow, lowers the risk.</p>`;
  const rest = Math.round((1 - fall.estimate) * 100);
  return html`<section class="ask" aria-label="In short">
    <p>
      <strong>${spent === 0 ? 'No money' : moneyWords(spent)}</strong> and <strong>${hoursWords(hours)}</strong> of work
      take away <strong>${fractionWords(fall.estimate)}</strong> of the risk that an attacker stops the plant or its
      office
      <small>by our reckoning; ${rangeWords(fall)} if its figures are off by a factor of two</small>
    </p>
    <div class="bars" role="img" aria-label="Risk now 100, after these steps ${String(rest)}">
      <div class="bar now" style="width:100%"><span>now</span></div>
      <div class="bar then" style="width:${String(Math.max(2, rest))}%"><span>then</span></div>
    </div>
  </section>`;
}

/** `about two thirds`: for people who vote. */
function fractionWords(share: number): string {
  const near = FRACTIONS.reduce((best, one) => (Math.abs(one[0] - share) < Math.abs(best[0] - share) ? one : best));
  return Math.abs(near[0] - share) < 0.04 ? near[1] : `about ${formatShare(Math.round(share * 100) / 100)}`;
}

const FRACTIONS: readonly (readonly [number, string])[] = [
  [0.1, 'about a tenth'],
  [0.2, 'about a fifth'],
  [0.25, 'about a quarter'],
  [0.333, 'about a third'],
  [0.5, 'about half'],
  [0.667, 'about two thirds'],
  [0.75, 'about three quarters'],
  [0.9, 'about nine tenths'],
];

function wrong(posture: Posture): Markup | null {
  const bad = badOf(posture.findings);
  if (bad.length === 0) return null;
  const more = bad.length - MOST_WRONG;
  return html`<section aria-labelledby="wrong">
    <h2 id="wrong">What is wrong</h2>
    <ul>
      ${bad
        .slice(0, MOST_WRONG)
        .map(
          (finding) => html`<li><strong>${findingHead(finding, posture)}.</strong> ${inertText(finding.why, 150)}</li>`,
        )}
    </ul>
    ${more > 0 ? html`<p class="more">and ${formatCount(more)} more in the whole report</p>` : null}
  </section>`;
}

function steps({ plan }: Posture): Markup | null {
  if (plan.steps.length === 0) return null;
  const more = plan.steps.slice(MOST_STEPS);
  const rest = more.reduce((sum, { cost }) => sum + cost, 0);
  return html`<section aria-labelledby="steps">
    <h2 id="steps">What we do, in this order</h2>
    <table>
      <thead>
        <tr>
          <th scope="col"></th>
          <th scope="col">Step</th>
          <th scope="col" class="number">Money</th>
          <th scope="col" class="number">Hours</th>
          <th scope="col" class="number">Less risk</th>
        </tr>
      </thead>
      <tbody>
        ${plan.steps.slice(0, MOST_STEPS).map((step) => row(step, plan.risk_before))}
        ${
          more.length === 0
            ? null
            : html`<tr>
                <td></td>
                <td>${formatCount(more.length)} smaller steps in the whole report</td>
                <td class="number">${moneyWords(rest)}</td>
                <td></td>
                <td></td>
              </tr>`
        }
      </tbody>
    </table>
  </section>`;
}

function row(step: Step, before: number): Markup {
  return html`<tr>
    <td>${String(step.order)}</td>
    <td>
      ${inertText(step.fix, 180)}${step.funding === null ? null : html`<small>Ask for help: ${inertText(step.funding.name, 80)}, as of ${step.funding.as_of}</small>`}
    </td>
    <td class="number">${step.free ? 'none' : moneyWords(step.cost)}</td>
    <td class="number">${formatHours(step.hours)}</td>
    <td class="number">${before === 0 ? '' : formatShare(step.gain / before)}</td>
  </tr>`;
}

function left(posture: Posture): Markup | null {
  const { plan, findings } = posture;
  const open = findings.filter(({ answer }) => answer === 'cannot_tell').length;
  if (plan.left.length === 0 && open === 0) return null;
  const lines = [...new Set(plan.left.map((one) => leftLine(one, posture)))];
  return html`<section aria-labelledby="left">
    <h2 id="left">What stays undone, and what we do not know</h2>
    <ul>
      ${lines.slice(0, MOST_LEFT).map((line) => html`<li>${inertText(line, 210)}</li>`)}
      ${lines.length > MOST_LEFT ? html`<li>${formatCount(lines.length - MOST_LEFT)} more in the whole report</li>` : null}
      ${
        open > 0
          ? html`<li>
              ${formatCount(open)} questions that we could not answer; the whole report says what would answer them
            </li>`
          : null
      }
    </ul>
  </section>`;
}

/** What would settle it, at what price, and what helps until then; the finding itself where nothing settles it. */
function leftLine({ finding: id, needs, meanwhile }: Plan['left'][number], posture: Posture): string {
  const finding = posture.findings.find((each) => each.id === id);
  const what =
    needs === null
      ? `${finding === undefined ? id : findingHead(finding, posture)}: nothing that is known here settles it`
      : `${needs.fix}: ${priceWords(needs)}`;
  return meanwhile === null ? what : `${what}. Until then: ${lowerFirst(meanwhile)}`;
}

/** That an incident ordered the steps, and not which way was used. */
function ordered({ ordered_by: by }: Posture): string {
  return (by?.ways ?? []).length > 0 ? 'A way in that an incident has shown was taken to be tried again.' : '';
}

function help({ plan }: Posture): string {
  return plan.steps.some(({ funding }) => funding !== null)
    ? 'Offers of help are as of the day beside them: ask whether they still stand.'
    : '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
