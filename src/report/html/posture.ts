import { inertText } from '../../base/text.js';
import type { Finding } from '../../model/finding.js';
import type { Posture } from '../../model/posture.js';
import { formatCount, formatHours, formatShare } from '../words/numbers.js';
import {
  badOf,
  exactWords,
  feedWords,
  findingHead,
  fundingWords,
  gainWords,
  leftGroups,
  limitsWords,
  mailWords,
  orderLines,
  moneyWords,
  isBlank,
  postureSummary,
  rangeWords,
  stepGain,
  steadyWords,
  SEVERITY_WORDS,
} from '../words/posture.js';
import { dataTable, facts, list, paragraph, type Section } from './blocks.js';
import { html, type Markup } from './markup.js';
import { dateOf, pageOf } from './page.js';

export type PostureOptions = { readonly version: string; readonly writtenOn: Date };

/** All that was found of an operator, as one HTML file that stands alone: the plan, the findings, the machines. Every text of a file is inert. */
export function postureReport(posture: Posture, { version, writtenOn }: PostureOptions): string {
  const organisation = inertText(posture.organisation ?? 'This plant', 120);
  return pageOf({
    title: `Posture of ${organisation}, as of ${posture.as_of}`,
    heading: 'Which hole first?',
    subject: `${organisation}, as of ${posture.as_of}`,
    summary: summary(posture),
    sections: [planSection(posture), findingsSection(posture), ...optional(posture), machines(posture), basis(posture)],
    footer: `Written by Assay ${version} on ${dateOf(writtenOn)} on this machine; nothing was scanned. Whoever reads this page learns where the plant is weak: keep it where you keep keys.`,
  });
}

function wordOf(posture: Posture): string {
  if (isBlank(posture)) return 'Nothing looked at';
  const bad = badOf(posture.findings).length;
  return bad === 0 ? 'Nothing found' : `${formatCount(bad)} to mend`;
}

function summary(posture: Posture): Markup {
  const { plan, findings } = posture;
  const bad = badOf(findings);
  const tone = bad.some(({ severity }) => severity === 'critical') ? 'ours' : bad.length > 0 ? 'partly' : 'other';
  return html`<section class="tone-${tone}" aria-labelledby="word">
    <div class="verdict">
      <h2 class="word" id="word">${wordOf(posture)}</h2>
      <p class="meaning">${postureSummary(posture)}</p>
    </div>
    ${posture.warnings.map((warning) => html`<p class="warning" role="note">${inertText(warning, 300)}</p>`)}
    ${facts([
      [
        'Risk by the model falls by',
        plan.risk_before === 0
          ? 'nothing'
          : html`${formatShare(plan.fall.estimate)}<small>${rangeWords(plan.fall)} with other figures</small>`,
      ],
      [
        'Money',
        plan.budget === null ? moneyWords(plan.spent) : `${moneyWords(plan.spent)} of ${moneyWords(plan.budget)}`,
      ],
      [
        'Hours',
        plan.hours === null
          ? formatHours(plan.hours_used)
          : `${formatHours(plan.hours_used)} of ${formatHours(plan.hours)}`,
      ],
    ])}
  </section>`;
}

function planSection(posture: Posture): Section {
  const { plan } = posture;
  const rows = plan.steps.map((step) => [
    html`${String(step.order)}.
    ${inertText(step.fix, 300)}${[steadyWords(step), fundingWords(step)].flatMap((line) =>
      line === null ? [] : [html`<p class="why">${inertText(line, 400)}</p>`],
    )}`,
    moneyWords(step.cost),
    formatHours(step.hours),
    stepGain(step, plan),
  ]);
  const headers = [
    { text: 'What to do' },
    { text: 'Money', numeric: true },
    { text: 'Hours', numeric: true },
    { text: 'Risk less by', numeric: true },
  ];
  return {
    id: 'plan',
    title: 'What first',
    body: [
      ...orderLines(posture).map(paragraph),
      plan.steps.length === 0
        ? paragraph('Nothing within these limits lowers the risk.')
        : dataTable('Steps in their order', headers, rows),
      paragraph([limitsWords(plan), gainWords(plan), exactWords(plan)].join(' ')),
      plan.paths.length === 0 ? null : pathsTable(posture),
    ],
  };
}

function pathsTable({ plan }: Posture): Markup {
  const headers = [
    { text: 'Way in' },
    { text: 'Over' },
    { text: 'Now', numeric: true },
    { text: 'After', numeric: true },
  ];
  const worst = Math.max(...plan.paths.map(({ before }) => before));
  const rows = plan.paths.map(({ way_in: way, steps, before, after }) => [
    way,
    inertText(steps.join('; '), 400),
    String(Math.round((before / worst) * 100)),
    String(Math.round((after / worst) * 100)),
  ]);
  return dataTable('Ways in, each alone, before the plan and after it; the most dangerous now is 100', headers, rows);
}

function findingsSection(posture: Posture): Section {
  const bad = badOf(posture.findings);
  return {
    id: 'findings',
    title: 'What is wrong',
    body: bad.length === 0 ? [paragraph('Nothing was found.')] : bad.map((finding) => findingMarkup(finding, posture)),
  };
}

function findingMarkup(finding: Finding, posture: Posture): Markup {
  const { severity, why, fix, evidence, since, reference } = finding;
  return html`<h3>${findingHead(finding, posture)} · ${SEVERITY_WORDS[severity]}</h3>
    <p>${inertText(why, 600)}</p>
    ${fix === null ? null : html`<p><strong>Do:</strong> ${inertText(fix, 400)}</p>`}
    ${list([
      ...(since === null ? [] : [`Since ${since}`]),
      ...evidence.slice(0, 12).map(({ text, where }) => inertText(`${text} (${where})`, 500)),
      ...(evidence.length > 12 ? [`and ${evidence.length - 12} more`] : []),
      ...(reference === null ? [] : [inertText(reference, 300)]),
    ])}`;
}

function optional(posture: Posture): Section[] {
  const open = posture.findings.filter(({ answer }) => answer === 'cannot_tell');
  const lines = [
    ...open.map((finding) => `${findingHead(finding, posture)}: ${inertText(finding.because ?? '', 500)}`),
    ...posture.cannot_tell.map((line) => inertText(line, 400)),
  ];
  const left = leftGroups(posture);
  return [
    ...(lines.length === 0 ? [] : [{ id: 'open', title: 'What cannot be told', body: [list(lines)] }]),
    ...(left.length === 0 ? [] : [leftSection(posture)]),
  ];
}

function leftSection(posture: Posture): Section {
  const body = leftGroups(posture).map(
    ({ why, meanwhile, findings, share }) =>
      html`${list(findings.map((finding) => findingHead(finding, posture)))}
        <p class="note">
          ${why}${share > 0 ? `; up to ${formatShare(share)} of the risk` : ''}.${meanwhile === null ? '' : ` Meanwhile: ${inertText(meanwhile, 300)}.`}
        </p>`,
  );
  return { id: 'left', title: 'What stays undone', body };
}

function machines({ assets }: Posture): Section {
  const headers = [{ text: 'Machine' }, { text: 'What it does' }, { text: 'Where' }, { text: 'What it is taken for' }];
  const rows = assets.map(({ asset, identified }) => [
    inertText(asset.name === null ? asset.asset_id : `${asset.asset_id} ${asset.name}`, 120),
    asset.role?.replaceAll('_', ' ') ?? 'not said',
    asset.zone ?? 'not said',
    inertText(
      identified
        .map(({ program, is, ask }) =>
          is === null
            ? `${program.text} (${ask ?? 'not known'})`
            : [is.vendor, is.product, is.edition, is.version].filter((part) => part !== null).join(' '),
        )
        .join('; ') || 'nothing said',
      400,
    ),
  ]);
  return { id: 'machines', title: 'Machines', body: [dataTable('As the inventory has them', headers, rows)] };
}

function basis({ plan, feeds, mail, sources }: Posture): Section {
  return {
    id: 'basis',
    title: 'What this rests on',
    body: [
      list([
        ...sources.map(({ path, read, set_aside: aside }) =>
          inertText(
            `${path}: ${formatCount(read)} read${aside.length > 0 ? `, ${formatCount(aside.length)} set aside` : ''}`,
            300,
          ),
        ),
        ...feeds.map(feedWords),
        ...mail.map(mailWords),
        ...plan.assumed.map((line) => inertText(`Assumed: ${line}`, 300)),
        plan.basis,
      ]),
    ],
  };
}
