import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readData } from '../base/data.js';
import { FORMS_FOLDER } from '../base/rule-files.js';
import type { FormBook } from '../duty/draft/draft.js';
import { readDictionary, readForm, readLetter, readLetterStates, type FormText } from '../duty/draft/read.js';
import type { Dictionary, FormId } from '../model/form.js';
import { ncissModelSchema, type NcissModel } from '../model/nciss.js';

/** Every fact that a form may ask for, and what it is. */
export function readFactDictionary(): Dictionary {
  return readDictionary(formText('dictionary.yaml'));
}

/** One form that came with the program, checked against the dictionary. */
export function readFormBook(id: FormId, dictionary: Dictionary): FormBook {
  if (id !== 'letter') return { kind: 'fields', form: readForm(formText(`${id}.yaml`), dictionary) };
  const form = readLetter(formText('letter/items.yaml'), dictionary);
  return { kind: 'letter', form, states: readLetterStates(formText('letter/states.yaml'), form) };
}

export function readNciss(): NcissModel {
  return readData('nciss', ncissModelSchema);
}

function formText(name: string): FormText {
  return { file: path.join('forms', name), text: readFileSync(path.join(FORMS_FOLDER, name), 'utf8') };
}
