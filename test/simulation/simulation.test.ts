import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { ALL_ACTS, replayCommand, simulate } from './simulate.ts'

const SETTINGS = { seed: 20261128, days: 14, commands: 60, writers: 2 }

test(`the days of a seed: ${replayCommand(SETTINGS)}`, async () => {
  const report = await simulate(await testDatabase(), SETTINGS)
  expect([...report.accepted.keys()].toSorted(), 'each act was accepted').toEqual(ALL_ACTS)
  expect([...report.refused.keys()].toSorted(), 'each act was refused').toEqual(ALL_ACTS)
})
