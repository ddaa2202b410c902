/**
 * Recomputes who held what from the journal alone, and says where that differs from the rows of the
 * store and from what holders were told. It imports nothing of this project, so it can agree with
 * no mistake of ours. `DATABASE_URL` is the owner's; chains to compare come in as lines of JSON:
 * {"instrument", "lo", "hi", "steps": [{"tier", "act", "on", "from", "to", "lo", "hi"}]}.
 */
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import pg from 'pg'

const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
await db.connect()

/** By the text of its id: pieces in order, each with how it came to its holder. */
const instruments = new Map()
const found = { entries: 0, unplaced: 0, forged: 0, faceLost: 0, titles: 0, otherHolders: 0 }

const { rows: entries } = await db.query(`
  select e.id::text as id, e.act, e.business_date::text as on, e.postings, e.leaf,
         p.position::text as position
    from ledger.entry e left join ledger.position p on p.entry = e.id order by p.position`)
for (const entry of entries) {
  found.entries += 1
  if (entry.position !== String(found.entries)) found.unplaced += 1
  const hash = createHash('sha256').update(entry.postings).digest('base64url')
  if (JSON.parse(entry.leaf).postings !== hash) found.forged += 1
  for (const posting of JSON.parse(entry.postings)) post(posting, entry)
}

function post({ post, instrument, size, span, to }, { act, on }) {
  if (post === 'issue') {
    const step = { act, on, from: null, to }
    instruments.set(instrument, {
      size: BigInt(size),
      pieces: [{ lo: 0n, hi: BigInt(size), way: [step] }],
    })
  } else if (post === 'move') {
    const tree = instruments.get(instrument)
    move(tree, BigInt(span.lo), BigInt(span.hi), { act, on, to })
    if (!tiles(tree)) found.faceLost += 1
  }
}

/** Cuts what lies across the ends, and lengthens the way of all that lies between. */
function move(tree, lo, hi, step) {
  const pieces = []
  for (const piece of tree.pieces) {
    const ends = [piece.lo, lo, hi, piece.hi].filter(at => at >= piece.lo && at <= piece.hi)
    const cuts = [...new Set(ends.sort((a, b) => (a < b ? -1 : 1)).map(String))].map(BigInt)
    for (let n = 1; n < cuts.length; n++) {
      const inside = cuts[n - 1] >= lo && cuts[n] <= hi
      const way = inside ? [...piece.way, { ...step, from: piece.way.at(-1).to }] : piece.way
      pieces.push({ lo: cuts[n - 1], hi: cuts[n], way })
    }
  }
  tree.pieces = pieces
}

/** No gap, no overlap, from the first unit to the last. */
function tiles({ size, pieces }) {
  let at = 0n
  for (const { lo, hi } of pieces) {
    if (lo !== at || hi <= lo) return false
    at = hi
  }
  return at === size
}

const { rows: titles } = await db.query(`
  select ledger.id_text(k.id_prefix, t.instrument) as instrument, t.lo::text, t.hi::text,
         ledger.id_text('pty', t.holder) as holder
    from ledger.title t join ledger.instrument i on i.id = t.instrument
    join ledger.instrument_kind k on k.kind = i.kind order by t.instrument, t.lo`)
await db.end()
for (const { instrument, lo, hi, holder } of titles) {
  found.titles += 1
  const pieces = piecesOf(instrument, BigInt(lo), BigInt(hi))
  const isCovered =
    pieces.reduce((sum, piece) => sum + piece.hi - piece.lo, 0n) === BigInt(hi) - BigInt(lo)
  if (!isCovered || pieces.some(({ way }) => way.at(-1).to !== holder)) found.otherHolders += 1
}

function piecesOf(instrument, lo, hi) {
  return (instruments.get(instrument)?.pieces ?? []).filter(
    piece => piece.lo >= lo && piece.hi <= hi,
  )
}

const chains = { compared: 0, different: 0, deepest: 0 }
for await (const line of createInterface({ input: process.stdin })) {
  const { instrument, lo, hi, steps } = JSON.parse(line)
  const [piece, ...more] = piecesOf(instrument, BigInt(lo), BigInt(hi))
  const expected = (piece?.way ?? []).map(({ act, on, from, to }, n) => {
    return { tier: n + 1, act, on, from, to, lo, hi }
  })
  chains.compared += 1
  chains.deepest = Math.max(chains.deepest, expected.length)
  if (more.length > 0 || JSON.stringify(steps) !== JSON.stringify(expected)) chains.different += 1
}
process.stdout.write(`${JSON.stringify({ instruments: instruments.size, ...found, chains })}\n`)
