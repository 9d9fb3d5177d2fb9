import { readData } from '../../src/base/data.js';
import { RULES_FOLDER, readYamlFiles } from '../../src/base/rule-files.js';
import { calendarsSchema, makeClock } from '../../src/duty/clock/clock.js';
import { readRules } from '../../src/duty/rules/rules.js';

const calendars = readData('holidays', calendarsSchema);

export const clock = makeClock(calendars);
export const calendarNames = Object.keys(calendars.calendars);
export const ruleTexts = readYamlFiles(RULES_FOLDER, (name) => !name.endsWith('.cases.yaml'));
export const book = readRules(ruleTexts, calendarNames);
