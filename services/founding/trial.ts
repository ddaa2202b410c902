import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { type IdentityKeySettings, readIdentityKey } from '../platform/identity-key.ts'
import { buildCard, type Card, randomIdentity, readCard } from './card.ts'
import { addSignature, drawUp, formatGenesis, readOperator } from './draw-up.ts'
import { formatJson, writeNewJson } from './json-file.ts'
import { createKeyFile, writeNew } from './key-files.ts'

/** A code of nobody: district 999999 does not exist. */
const TRIAL_CODE = '919999999999999984'
const PEOPLE = [
  { name: 'maker', duty: 'maker' },
  { name: 'checker', duty: 'checker' },
  { name: 'system', duty: 'signer' },
] as const

/** Where the keys of a trial ledger lie: in the state folder, since one person holds them all. */
export function trialFolder(state: string): string {
  return join(state, 'trial')
}

/**
 * Makes the three keys of a ledger that one person tries alone, each with its card, and answers the
 * signed genesis of that ledger, which says that it is for trial only. One that a start before has
 * made and not written is taken up; what it left half made is made anew, since no ledger has it.
 */
export async function createTrial(
  settings: IdentityKeySettings,
  date: BusinessDate,
): Promise<string> {
  const folder = trialFolder(settings.TALLYSTICK_STATE)
  if (existsSync(join(folder, GENESIS_FILE)))
    return readFileSync(join(folder, GENESIS_FILE), 'utf8')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const people = PEOPLE.map(({ name, duty }) => {
    const key = createKeyFile(join(folder, `${name}.key.pem`))
    const card: Card = buildCard({ name, duty, identity: randomIdentity(), operator: null }, key)
    writeNewJson(join(folder, `${name}.card.json`), card)
    return { key, card }
  })
  const cards = people.map(({ card }) => card)
  const identityKey = readIdentityKey(settings)
  const operator = { code: TRIAL_CODE, name: 'Trial operator' }
  const drawn = drawUp({ ...operator, cards, date, trial: true, identityKey })
  writeNewJson(join(folder, OPERATOR), { operator: readOperator(drawn), code: TRIAL_CODE })
  const officers = people.filter(({ card }) => card.duty !== 'signer')
  let signed = drawn
  for (const { key } of officers) signed = await addSignature(signed, key)
  writeNew(join(folder, GENESIS_FILE), formatGenesis(signed))
  return formatGenesis(signed)
}

/**
 * Writes the profiles of a trial ledger's officers anew, since its address changes with each start,
 * and answers their paths; none where the folder holds no cards (a demonstration makes none).
 */
export function writeTrialProfiles(
  folder: string,
  where: { readonly url: string; readonly ledger: string },
): readonly string[] {
  if (!existsSync(join(folder, OPERATOR))) return []
  const { operator: party } = JSON.parse(readFileSync(join(folder, OPERATOR), 'utf8'))
  return ['maker', 'checker'].map(name => {
    const { user, key } = readCard(join(folder, `${name}.card.json`))
    const out = join(folder, `${name}.profile.json`)
    const profile = { ...where, party, user, key: key.key, keyFile: `${name}.key.pem` }
    writeFileSync(out, formatJson(profile))
    return out
  })
}

const OPERATOR = 'operator.json'
const GENESIS_FILE = 'genesis.json'
