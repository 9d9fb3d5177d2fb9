import { inertText } from '../../../base/text.js';
import type { Asset } from '../../../model/asset.js';
import { findingOf, type Finding } from '../../../model/finding.js';
import type { Practice, PracticeAnswer } from '../../../model/practice.js';
import { isControl, sourceOf } from './control.js';
import { remoteToolOn } from './remote-tools.js';

/** Is it reached from elsewhere with a password alone? */
export function remoteAccessOf(asset: Asset, answers: ReadonlyMap<Practice, PracticeAnswer['answer']>): Finding[] {
  const { used, by } = asset.remote_access;
  if (used === null) return installedOn(asset, answers);
  if (!used) return [];
  const second = asset.remote_access.second_factor ?? fromAnswer(answers.get('second_factor_remote'));
  const control = isControl(asset);
  const tool = by === null ? 'remote access' : inertText(by, 60);
  const needed = {
    id: `network:${asset.asset_id}:remote_access`,
    kind: 'network' as const,
    severity: control ? ('critical' as const) : ('high' as const),
    why: control
      ? 'Remote access with a password alone is how water plants were broken into, and this machine stands beside what runs the plant.'
      : 'A password that leaks, or is guessed, opens the inside.',
  };
  const evidence = [{ text: `reached from elsewhere by ${tool}`, where: sourceOf(asset) }];
  const asset_id = asset.asset_id;
  if (second === true)
    return [findingOf({ ...needed, answer: 'no', title: `${tool} asks for a second factor` }, { asset_id, evidence })];
  if (second === null)
    return [
      findingOf(
        { ...needed, answer: 'cannot_tell', title: `does ${tool} ask for a second factor?` },
        { asset_id, evidence, because: 'nobody says whether more than a password is asked; look at its settings' },
      ),
    ];
  return [
    findingOf(
      { ...needed, answer: 'yes', title: `${tool} opens with a password alone` },
      {
        asset_id,
        evidence,
        fix: 'Ask for a second factor, or switch it off and on only while it is used.',
        measures: ['second_factor', 'remote_access_off'],
      },
    ),
  ];
}

/** A program for remote access on a machine of which nobody says whether it is reached from elsewhere. */
function installedOn(asset: Asset, answers: ReadonlyMap<Practice, PracticeAnswer['answer']>): Finding[] {
  const tool = remoteToolOn(asset);
  if (tool === null || answers.get('second_factor_remote') === 'yes') return [];
  const text = inertText(tool.text, 60);
  return [
    findingOf(
      {
        id: `network:${asset.asset_id}:remote_access`,
        kind: 'network',
        answer: 'cannot_tell',
        severity: isControl(asset) ? 'critical' : 'high',
        title: `is it reached from elsewhere by ${text}?`,
        why: 'Remote access with a password alone is how water plants were broken into.',
      },
      {
        asset_id: asset.asset_id,
        evidence: [{ text: `${text} is on it`, where: tool.where }],
        because:
          'the program is there, and nobody says who comes in with it and what it asks for: write it into remote_access, or take it off',
      },
    ),
  ];
}

function fromAnswer(answer: PracticeAnswer['answer'] | undefined): boolean | null {
  if (answer === 'yes') return true;
  return answer === 'no' || answer === 'partly' ? false : null;
}
