import type { PoolClient } from 'pg'
import type { AnyDraft, DocumentSum, Documents } from './document/document.ts'

export type RowOutcome = 'recorded' | 'known' | 'refused'

/** What rows of an import are over, by currency and by what became of them. */
export class ImportSums {
  readonly #documents: Documents<AnyDraft>
  readonly #sums = new Map<string, Sum>()

  constructor(documents: Documents<AnyDraft>) {
    this.#documents = documents
  }

  add(draft: AnyDraft, outcome: RowOutcome): void {
    const sum = this.#documents.sum(draft)
    if (sum === null) return
    const key = `${sum.currency} ${sum.isRedLetter}`
    const before = this.#sums.get(key) ?? { ...sum, recorded: 0n, known: 0n, refused: 0n }
    this.#sums.set(key, { ...before, [outcome]: before[outcome] + sum.amount })
  }

  /** Adds them to the import's; rows that are judged again were counted as refused before. */
  async write(client: PoolClient, importNumber: bigint, again: boolean): Promise<void> {
    if (this.#sums.size === 0) return
    const sums = [...this.#sums.values()]
    const values = [
      importNumber,
      sums.map(sum => sum.currency),
      sums.map(sum => sum.isRedLetter),
      sums.map(sum => sum.recorded),
      sums.map(sum => sum.known),
    ]
    if (again) await client.query(JUDGED_AGAIN, values)
    else await client.query(JUDGED, [...values, sums.map(sum => sum.refused)])
  }
}

const JUDGED = `
  insert into trade.import_sum as s
    (import, currency, red_letters, recorded_minor, known_minor, refused_minor)
  select $1, u.* from unnest($2::text[], $3::boolean[], $4::numeric[], $5::numeric[],
                             $6::numeric[]) u
  on conflict (import, currency, red_letters) do update
     set recorded_minor = s.recorded_minor + excluded.recorded_minor,
         known_minor = s.known_minor + excluded.known_minor,
         refused_minor = s.refused_minor + excluded.refused_minor`

const JUDGED_AGAIN = `
  update trade.import_sum s
     set recorded_minor = s.recorded_minor + u.recorded, known_minor = s.known_minor + u.known,
         refused_minor = s.refused_minor - u.recorded - u.known
    from unnest($2::text[], $3::boolean[], $4::numeric[], $5::numeric[])
           u (currency, red_letters, recorded, known)
   where s.import = $1 and s.currency = u.currency and s.red_letters = u.red_letters`

interface Sum extends Omit<DocumentSum, 'amount'>, Readonly<Record<RowOutcome, bigint>> {}
