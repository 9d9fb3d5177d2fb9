import { buildCommand, buildRouteMap } from '@stricli/core';
import type {
  AddAnchorFlags,
  AddCorrectionFlags,
  AddDoneFlags,
  AddEarlierFlags,
  AddEvidenceFlags,
  AddFactsFlags,
  AddMeasureFlags,
  AddNoteFlags,
  AddStampFlags,
  EntryFlags,
} from '../../flags-case.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { textFlag } from '../common.js';
import { argument, caFlag, caseArgument, entryFlags, privilegedFlag } from './common.js';

const note = buildCommand<AddNoteFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addNote),
  parameters: {
    flags: {
      privileged: privilegedFlag('For counsel only: shown and passed on only where --privileged asks for it'),
      ...entryFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('TEXT', 'What there is to say')] },
  },
  docs: { brief: 'A note' },
});

const claim = buildCommand<EntryFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addClaim),
  parameters: {
    flags: entryFlags,
    positional: {
      kind: 'tuple',
      parameters: [caseArgument, argument('FILE.json', 'What `assay claim read --json` printed')],
    },
  },
  docs: { brief: 'What a third party says' },
});

const evidence = buildCommand<AddEvidenceFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add-files.js')).addEvidenceFile),
  parameters: {
    flags: {
      reference: {
        kind: 'boolean',
        brief: 'Keep no copy, only where the file lies and its SHA-256',
        withNegated: false,
        default: false,
      },
      from: textFlag('From whom it came', 'WHO'),
      when: textFlag('When it came: a day, or a time with its zone', 'TIME'),
      how: textFlag('How it came', 'TEXT'),
      type: textFlag('Its media type (default: by its ending)', 'TYPE'),
      ...entryFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('FILE', 'Any file')] },
  },
  docs: {
    brief: 'A file, with where it came from',
    fullDescription:
      'Copies the file to .assay/evidence under its SHA-256, readable by you alone. `assay case verify` says whether it is still the same.',
  },
});

const stamp = buildCommand<AddStampFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add-files.js')).addStampFile),
  parameters: {
    flags: { ca: caFlag, ...entryFlags },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('FILE.tsr', 'The answer of the authority')] },
  },
  docs: { brief: 'A time-stamp over the head of the case' },
});

const anchor = buildCommand<AddAnchorFlags, [string, string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addAnchor),
  parameters: {
    flags: { why: textFlag('Why it is that time', 'TEXT'), ...entryFlags },
    positional: {
      kind: 'tuple',
      parameters: [
        caseArgument,
        argument('EVENT', 'discovered, reasonably_believed, determined, material ...'),
        argument('TIME', 'When, with its zone: 2021-08-12T09:00-07:00'),
      ],
    },
  },
  docs: { brief: 'An event that starts a clock, set by you' },
});

const facts = buildCommand<AddFactsFlags, [string, string?], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add-facts.js')).addFacts),
  parameters: {
    flags: {
      set: {
        kind: 'parsed',
        parse: (given: string) => given,
        variadic: true,
        optional: true,
        brief: 'One fact: exposure.people.total=48600000, incident.kind=[data_breach]; repeatable',
        placeholder: 'FACT=VALUE',
      },
      unset: {
        kind: 'parsed',
        parse: (given: string) => given,
        variadic: true,
        optional: true,
        brief: 'A fact that is unknown again; repeatable',
        placeholder: 'FACT',
      },
      ...entryFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        caseArgument,
        { ...argument('FACTS.yaml', 'Facts as docs/guide/counsel.md shows them, or some of them'), optional: true },
      ],
    },
  },
  docs: { brief: 'Facts that were established, over those before' },
});

const done = buildCommand<AddDoneFlags, [string, string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addDone),
  parameters: {
    flags: { how: textFlag('How it was done', 'TEXT'), ...entryFlags },
    positional: {
      kind: 'tuple',
      parameters: [
        caseArgument,
        argument('DUTY', 'Its id, as `assay duties` shows it'),
        argument('TIME', 'When, with its zone'),
      ],
    },
  },
  docs: { brief: 'A duty that was done' },
});

const measure = buildCommand<AddMeasureFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addMeasure),
  parameters: {
    flags: {
      planned: { kind: 'boolean', brief: 'It is not taken yet', withNegated: false, default: false },
      on: textFlag('When: a day, or a time with its zone', 'TIME'),
      ...entryFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('TEXT', 'What was done')] },
  },
  docs: { brief: 'A measure against the incident' },
});

const earlier = buildCommand<AddEarlierFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addEarlier),
  parameters: {
    flags: {
      on: textFlag('When it was: a day, or a time with its zone', 'TIME'),
      case: textFlag('The case that it was kept as', 'CASE'),
      what: textFlag('What happened', 'TEXT'),
      elements: textFlag('Data elements that were concerned: full_name,ssn', 'LIST'),
      people: textFlag('People concerned', 'N'),
      ...entryFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('NAME', 'What it is called')] },
  },
  docs: { brief: 'An earlier incident of the same organisation' },
});

const correction = buildCommand<AddCorrectionFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/add.js')).addCorrectionOf),
  parameters: {
    flags: {
      why: textFlag('Why; must be given', 'TEXT'),
      privileged: privilegedFlag('Also where it corrects what is for counsel only'),
      with: textFlag('What is to be read instead, as JSON (default: the event is withdrawn)', 'JSON'),
      ...entryFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('EVENT', 'Number of the event that was wrong')] },
  },
  docs: { brief: 'What is to be read in place of an earlier event; the event itself stays' },
});

export const addRoutes = buildRouteMap({
  routes: { note, claim, evidence, stamp, anchor, facts, done, measure, earlier, correction },
  docs: { brief: 'Add to a case; each prints the id of what it wrote' },
});
