import { expect, test } from 'vitest';
import { partOf, roleOfProduct } from './parts.js';
import { roleOf, zoneOf } from './roles.js';
import { splitPrograms } from './split-programs.js';

test.each([
  ['HMI-1', 'hmi'],
  ['SCADA main computer', 'scada_server'],
  ['SCADA server', 'scada_server'],
  ['SCADA router', 'router'],
  ['Router and firewall', 'router'],
  ['Engineering laptop', 'engineering_workstation'],
  ['PLC2', 'plc'],
  ['Lift station controller', 'plc'],
  ['controller for the lift station', null],
  ['domain controller', 'server'],
  ['RTU04', 'rtu'],
  ["Superintendent's laptop", 'workstation'],
  ['Mail server', 'mail'],
  ['Lift station modem', 'remote_access'],
  ['cable modem', 'router'],
  ['float switch', null],
  ['Camera at the PLC panel', 'camera'],
  ['Office printer', 'printer'],
  ['operator workstation', 'hmi'],
  ['engineering_workstation', 'engineering_workstation'],
  ['Front office', null],
  ['Dell', null],
  ['', null],
])('role of %j', (text, role) => expect(roleOf(text)).toBe(role));

test.each([
  ['plant', 'control'],
  ['Control room', 'control'],
  ['SCADA network', 'control'],
  ['Town hall, front office', 'office'],
  ['Lift station 3', 'remote'],
  ['DMZ', 'dmz'],
  ['cloud', 'internet'],
  ['office and plant', null],
  ['Building 2', null],
])('zone of %j', (text, zone) => expect(zoneOf(text)).toBe(zone));

test.each([
  ['Win7 Pro SP1', 'os'],
  ['Windows Server 2012 R2', 'os'],
  ['SQL Server 2012', 'software'],
  ['XP', 'os'],
  ['Ubuntu 18.04', 'os'],
  ['FactoryTalk View SE', 'software'],
  ['Office 2010', 'software'],
  ['MicroLogix 1400', 'hardware'],
  ['Dell OptiPlex 790', 'hardware'],
  ['frobnicator', null],
])('%s is a part', (text, part) => expect(partOf(text)).toBe(part));

test('what a product is, tells its role; two kinds in one text tell none', () => {
  expect(roleOfProduct('SIMATIC S7-1200 CPU 1214C')).toBe('plc');
  expect(roleOfProduct('SonicWall TZ 300')).toBe('firewall');
  expect(roleOfProduct('MicroLogix 1400 behind a SonicWall')).toBeNull();
  expect(roleOfProduct('OptiPlex')).toBeNull();
});

test.each([
  ['Win7 Pro SP1; Wonderware InTouch 10.1; Office 2010', ['Win7 Pro SP1', 'Wonderware InTouch 10.1', 'Office 2010']],
  ['Windows 7, SP1, Office 2010', ['Windows 7, SP1', 'Office 2010']],
  ['Rockwell Automation, Inc. FactoryTalk', ['Rockwell Automation, Inc. FactoryTalk']],
  ['Notepad++ + 7-Zip', ['Notepad++', '7-Zip']],
  ['Win10 (x64, Pro)\nChrome', ['Win10 (x64, Pro)', 'Chrome']],
  ['InTouch, 10.1', ['InTouch, 10.1']],
  ['', []],
])('programs in %j', (cell, programs) => expect(splitPrograms(cell)).toEqual(programs));
