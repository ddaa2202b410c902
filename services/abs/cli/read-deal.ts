import type { DealFinding } from '../../../contracts/abs/deal/check/deal-finding.ts'
import { loadDeal } from '../../../contracts/abs/deal/check/load-deal.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import { type Input, type InputRefusal, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'

/** A deal that was read, with its warnings. */
export interface ReadDeal {
  readonly deal: LoadedDeal
  readonly warnings: readonly InputRefusal[]
}

/** Reads a deal document from a file and checks it whole. */
export async function readDeal(file: string): Promise<Input<ReadDeal>> {
  const document = await readJson(file)
  if (!document.ok) return document
  const loaded = loadDeal(document.value)
  const inFile = ({ path, refusal, sentence }: DealFinding) => ({
    file,
    at: path,
    refusal,
    sentence,
  })
  return loaded.ok
    ? taken({ deal: loaded.deal, warnings: loaded.warnings.map(inFile) })
    : { ok: false, refusals: loaded.findings.map(inFile) }
}
