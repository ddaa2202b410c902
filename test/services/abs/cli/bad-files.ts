import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCENARIO_TEMPLATE } from '../../../../services/abs/forecast/scenario-template.ts'
import { type Edits, edited } from '../../../contracts/abs/deal/edited.ts'
import { captured } from './captured.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-bad-'))
export const at = (name: string) => join(folder, name)
export const file = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}

export const dealWith = (edits: Edits) => file('bad.json', JSON.stringify(edited('loans', edits)))

export const scenariosWith = (base: object) => {
  const own = { ...SCENARIO_TEMPLATE.scenarios.base, ...base }
  return file('bad.scenarios.json', JSON.stringify({ ...SCENARIO_TEMPLATE, scenarios: { own } }))
}

export const project = (options: Record<string, string>) =>
  captured('project', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]))
