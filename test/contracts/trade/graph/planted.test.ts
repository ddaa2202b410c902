import { expect, test } from 'vitest'
import { findSample, readSales } from '../../../../services/demo/market/sales.ts'
import { FALSE_ALARMS_MAX, RECALL_MIN } from '../../../support/planted/goals.ts'
import { judge, noticeAll } from '../../../support/planted/judge.ts'
import { plantCorpus } from '../../../support/planted/plant.ts'

const sample = findSample()

test.skipIf(!sample)('frauds planted in the invoice file are found, and little else', async () => {
  const corpus = plantCorpus(await readSales(sample!), 1)
  const judged = judge(corpus, noticeAll(corpus))
  for (const { kind, found, planted } of judged)
    expect(found / planted, kind).toBeGreaterThanOrEqual(RECALL_MIN)
  const alarms = judged.reduce((sum, one) => sum + one.falseAlarms, 0)
  expect((alarms * 1_000) / corpus.invoices.length).toBeLessThanOrEqual(FALSE_ALARMS_MAX)
})
