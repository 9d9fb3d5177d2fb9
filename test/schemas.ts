import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** A shipped schema as other programs read it. */
export function schemaText(name: string): string {
  return readFileSync(new URL(`../schemas/${name}.json`, import.meta.url), 'utf8');
}

export function validatorOf(name: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
  const schema: unknown = JSON.parse(schemaText(name));
  if (schema === null || typeof schema !== 'object') throw new TypeError(`${name} is no schema`);
  return ajv.compile(schema);
}
