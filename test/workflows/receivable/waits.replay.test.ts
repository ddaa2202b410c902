import { Worker } from '@temporalio/worker'
import { describe, expect, test } from 'vitest'
import { workflowBundle } from '../../../services/worker/index.ts'
import { historyText, parseHistory, storedHistory } from '../../support/stored-history.ts'

/** Histories as they were recorded: the workflows of today must go the same way. */
const STORIES = ['answered-early', 'reminded-then-answered', 'lapsed'] as const

/** Rejects when the workflow does something else than its history says. */
async function replay(history: ReturnType<typeof storedHistory>): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, 'wait')
}

const changed = (name: string, was: string, is: string) => {
  const text = historyText(storedHistory(name))
  expect(text).toContain(was)
  return parseHistory(text.replaceAll(was, is))
}

describe.each(['issueReceivables', 'offerTransfer'])('%s', workflow => {
  test.each(STORIES)('goes the way it went: %s', async story => {
    await expect(replay(storedHistory(`${workflow}.${story}`))).resolves.toBeUndefined()
  })

  test('lapses only after the reminder: a history without one is refused', async () => {
    const unreminded = changed(`${workflow}.lapsed`, '"remind"', '"notify"')
    await expect(replay(unreminded)).rejects.toThrow(/[Nn]ondeterminism|[Dd]eterminism/)
  })
})

test('an offer that went the way of a proposal is refused: nobody escalates it', async () => {
  const other = changed('issueReceivables.lapsed', '"issueReceivables"', '"offerTransfer"')
  await expect(replay(other)).rejects.toThrow(/[Nn]ondeterminism|[Dd]eterminism/)
})
