import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { ALL_ACTS, replayCommand, simulate } from './simulate.ts'

const SETTINGS = { seed: 20261128, days: 14, commands: 60, writers: 2 }

test(`the days of a seed: ${replayCommand(SETTINGS)}`, async () => {
  const report = await simulate(await testDatabase(), SETTINGS)
  const unmet = (met: ReadonlyMap<string, number>) => ALL_ACTS.filter(act => !met.has(act))
  expect(unmet(report.accepted), 'each act was accepted').toEqual([])
  expect(unmet(report.refused), 'each act was refused').toEqual([])
})
