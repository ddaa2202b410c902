import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDesk } from '../../../services/desk/main.ts'
import { RefusedFault } from '../../../services/desk/refused-fault.ts'
import { createTrial, trialFolder, writeTrialProfiles } from '../../../services/founding/index.ts'
import { readConfig } from '../../../services/platform/config.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'
import { type Program, startProgram } from '../../../services/program/index.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

/** Every command of the guide, typed in its order against the program of a trial ledger. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-guide-'))
const state = join(folder, 'state')
let database: TestDatabase
let program: Program
/** The last id that was printed, by its noun: what stands for `app_…` in the guide. */
const seen = new Map<string, string>()

beforeAll(async () => {
  database = await testDatabase()
  program = await startProgram({
    config: readConfig({ DATABASE_URL: database.ownerUrl, TALLYSTICK_STATE: state }),
    roles: new Set(['gateway', 'sequencer']),
    found: () => createTrial({ TALLYSTICK_STATE: state }, '2027-01-05'),
    say: () => undefined,
  })
  layOut()
})
afterAll(async () => {
  for (const { close } of program?.parts ?? []) await close()
  await database?.close()
  rmSync(folder, { recursive: true })
})

/** What the guide takes for granted: two officers with their keys, and some papers. */
function layOut(): void {
  const where = { url: `${program.url}/graphql`, ledger: program.ledger!.name }
  const [, second] = writeTrialProfiles(trialFolder(state), where)
  const lies = (name: string) => join(trialFolder(state), name)
  copyFileSync(lies('maker.card.json'), join(folder, 'wang.card.json'))
  copyFileSync(lies('maker.key.pem'), join(folder, 'wang.key.pem'))
  const profile = JSON.parse(readFileSync(second!, 'utf8'))
  const li = { ...profile, keyFile: lies('checker.key.pem') }
  writeFileSync(join(folder, 'li.profile.json'), JSON.stringify(li))
  seen.set('pty', profile.party)
  const policy = { singleLimit: '0', representativeLimit: '0', dailyLimit: '0' }
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy))
  for (const paper of ['licence.pdf', 'letter.pdf', 'call.txt'])
    writeFileSync(join(folder, paper), paper)
}

/** The lines of a guide that are typed, each whole. */
function listCommands(guide: string): readonly string[] {
  const page = readFileSync(join(projectRoot, 'schema/guides', guide), 'utf8')
  const lines = page
    .replaceAll(/\\\n\s*/g, '')
    .matchAll(/^ {4}((?:npx tallystick desk|echo) .+)$/gm)
  // What exports write is tested beside them.
  return [...lines].map(([, line]) => line!).filter(line => !line.includes(' desk export '))
}

/** As a shell reads it, with the files of the folder and what stands for addresses and ids. */
function readWords(line: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)
  return words.map((word, n) => {
    if (['--out', '--papers'].includes(words[n - 1] ?? '')) return join(folder, word)
    if (/^[\w-]+\.[\w.]*(json|pem|pdf|txt)$/.test(word)) return join(folder, word)
    if (word === 'app_….json') return join(folder, `${seen.get('app')}.json`)
    if (word === 'NAME') return program.ledger!.name
    if (word === 'OPERATOR') return program.ledger!.operatorCode
    if (word === 'https://ledger.example/graphql') return `${program.url}/graphql`
    return word.replace(/^([a-z]+)_…$/, (_, noun) => seen.get(noun) ?? `${noun}_0000000000001`)
  })
}

/** Types a line; what the ledger refuses, or what is not there, has been understood. */
async function type(line: string): Promise<string> {
  const echoed = /^echo '(.+)' >(\S+)$/.exec(line)
  if (echoed) {
    writeFileSync(join(folder, echoed[2]!), echoed[1]!)
    return 'written'
  }
  const words = readWords(line.replace('npx tallystick desk ', ''))
  const said = words[0] === 'card' ? makeCard(words) : await understood(words)
  for (const [id, noun] of said.matchAll(/\b([a-z]{3,4})_[0-9A-Z]{13}\b/g)) seen.set(noun!, id)
  if (words[0] === 'apply') seen.set('pty', readParty())
  return said
}

const NOT_THERE = /^(no draft|there is no (wait|finding|user)) /

async function understood(words: readonly string[]): Promise<string> {
  try {
    return (await runDesk([...words])).join('\n')
  } catch (fault) {
    if (!(fault instanceof SetupFault)) throw fault
    expect(fault instanceof RefusedFault || NOT_THERE.test(fault.message), fault.message).toBe(true)
    return fault.message
  }
}

/** It asks for the number of a document. */
function makeCard(words: readonly string[]): string {
  const args = [join(projectRoot, 'services/main.ts'), 'desk', ...words]
  const input = words.includes('maker') ? '110101199003070011' : '110101198807150022'
  return execFileSync(process.execPath, args, { input, encoding: 'utf8' })
}

function readParty(): string {
  return JSON.parse(readFileSync(join(folder, 'lin.profile.json'), 'utf8')).party
}

test('each command of the guide does what it says, or is refused by the ledger', async () => {
  const said: (readonly [string, string])[] = []
  const lines = listCommands('desk.md')
  expect(lines.length).toBeGreaterThan(30)
  for (const line of lines) said.push([line, await type(line)])
  const answersTo = (command: string) =>
    said.filter(([line]) => line.includes(` desk ${command} `)).map(([, answer]) => answer)
  expect(answersTo('apply')[0]).toMatch(/^application app_\w+/)
  expect(answersTo('application')[0]).toContain('licence.pdf')
  // The enrolment by both officers, and the instruction to the system key by the second.
  expect(answersTo('sign').filter(answer => answer.includes('done: entry')).length).toBeGreaterThan(
    1,
  )
  expect(answersTo('do').join()).toContain('waits for the signatures of others')
  expect(answersTo('invited')[0]).toContain('invites Bolt & Co')
  expect(answersTo('apply')[1]).toMatch(/^application app_\w+/)
  expect(answersTo('decline-invitation')[0]).toContain('invitation_must_be_open')
  expect(answersTo('decline')[0]).toContain('application_must_be_open')
  expect(answersTo('users')[0]).toMatch(/maker {2}open sessions: [1-9]/)
  expect(answersTo('mark')[0]).toContain('default on a bond')
})

test('both guides name the same commands', () => {
  const strip = (guide: string) =>
    listCommands(guide).map(line => line.replaceAll(/"[^"]*"/g, '""'))
  expect(strip('desk.zh.md')).toEqual(strip('desk.md'))
})
