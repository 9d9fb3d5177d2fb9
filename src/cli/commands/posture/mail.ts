import { buildCommand } from '@stricli/core';
import type { MailFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags, jsonFlag, textFlag } from '../common.js';

function several(brief: string, placeholder: string) {
  return { ...textFlag(brief, placeholder), variadic: true } as const;
}

export const mailCommand = buildCommand<MailFlags, string[], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/mail.js')).mail),
  parameters: {
    flags: {
      selector: several('A DKIM selector that you use (s= in a mail that you sent); repeatable', 'NAME'),
      server: textFlag('Ask this name server, not those of the machine', 'IP[:PORT]'),
      lookAlikes: {
        kind: 'boolean',
        brief: 'Also ask for names that look like the domain, and which of them take mail',
        withNegated: false,
        default: false,
      },
      reports: several('Read DMARC and TLS reports: files or folders (xml, json, gz, zip, eml); repeatable', 'FILE'),
      json: jsonFlag,
      ...commonFlags,
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'What stands behind the @ of your mail addresses',
        placeholder: 'DOMAIN',
        parse: (text: string) => text,
      },
    },
  },
  docs: {
    brief: 'Check whether others can send mail in your name, and what to publish against it',
    fullDescription:
      'Asks the name server for SPF, DKIM, DMARC, MTA-STS, TLS-RPT and MX of the domain, and gets its MTA-STS policy over HTTPS; nothing else is ' +
      'contacted and nothing of yours is sent. Says what to write into the DNS, in an order that loses no mail. With --reports it also sums ' +
      'up who sends in your name; without a DOMAIN it then uses no network.',
  },
});
