import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGuide } from '../services/client/guide-programs.ts'
import { type Installed, installTarball } from '../services/client/tarball.ts'
import type { Actor, TestParty } from '../support/actor.ts'
import { openMarket } from '../support/market.ts'
import { machine, optionOf, printResult, quantile, say } from './support/bench.ts'
import { startBenchServer } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'

/**
 * A program that knows only the packed client confirms the payables of one ERP file, by the
 * programs of the guide. Then of each 500 that were answered its first supplier uses some at once,
 * by an act of its own: how long after the answer that was accepted. `--payables=N` for fewer.
 */
export async function run(args: string[]): Promise<void> {
  const count = optionOf(args, 'payables', 10_000)
  const database = await benchDatabase()
  try {
    const market = await openMarket(database)
    const cast = {
      debtor: await market.enrol(['debtor']),
      supplier: await market.enrol(['supplier']),
    }
    const server = await startBenchServer(database.ownerUrl)
    const installed = await installTarball()
    try {
      const write = writeProfile(installed, { url: server.url, ledger: market.ledger.name })
      write('lin', cast.debtor.maker)
      write('zhao', cast.debtor.checker)
      write('supplier', cast.supplier.maker)
      write('supplier-checker', cast.supplier.checker)
      printResult({ bench: 'erp', count, ...(await measure(installed, cast, count)), ...machine() })
    } finally {
      installed.remove()
      await server.stop()
      await market.close()
    }
  } finally {
    await database.close()
  }
}

interface Cast {
  readonly debtor: TestParty
  readonly supplier: TestParty
}

async function measure(installed: Installed, { debtor, supplier }: Cast, count: number) {
  const [, makeKey, handIn] = readGuide('integrate.md').commands
  await installed.run(makeKey!)
  const began = performance.now()
  const sample = { SELLER_CODE: supplier.code, BUYER_CODE: debtor.code, TODAY: '2026-03-02' }
  say(await installed.run(handIn!, { ...sample, COUNT: String(count) }))
  const proposedSeconds = secondsSince(began)
  const measured = JSON.parse(await installed.runModule(CONFIRMS))
  const { confirmMs, answeredMs, usableMs } = measured
  return {
    ...{ proposedSeconds, confirmedSeconds: Math.round(confirmMs / 100) / 10 },
    ...{ requests: answeredMs.length, answeredP99Ms: Math.round(quantile(answeredMs, 0.99)) },
    ...{ used: usableMs.length, usableP50Ms: Math.round(quantile(usableMs, 0.5)) },
    usableP99Ms: Math.round(quantile(usableMs, 0.99)),
  }
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10
}

/** Confirms all that is proposed; of each request the supplier cancels every 25th at once. */
const CONFIRMS = `
  import { readFileSync } from 'node:fs'
  import {
    actAnswers, httpTransport, manifest, openClient, readAll, receivableActs,
  } from 'tallystick-client'
  import { openKeyFile } from 'tallystick-client/node'
  import { inParts, mustBe, openProfile } from './ledger.mjs'
  const erp = openProfile('erp.profile.json')
  const profileOf = name => JSON.parse(readFileSync(name + '.profile.json', 'utf8'))
  const keyOf = ({ key, keyFile }) => ({ ...openKeyFile(readFileSync(keyFile, 'utf8')), id: key })
  const { url, ledger, party, user } = profileOf('supplier')
  const keys = ['supplier', 'supplier-checker'].map(name => keyOf(profileOf(name)))
  const supplier = openClient({ transport: httpTransport(url), ledger, party, user, keys })
  const mine = await readAll(erp.read, \`query ($after: String) { viewer {
    page: receivables(as: debtor, first: 200, after: $after) {
      pageInfo { hasNextPage endCursor } edges { node { id status amount dueOn } } } } }\`)
  const acts = mine.filter(one => one.status === 'proposed').map(({ id, amount, dueOn }) =>
    receivableActs.confirm({ receivable: id, amount: BigInt(amount), dueOn }))
  const [answeredMs, usableMs] = [[], []]
  let confirmMs = 0
  for (const some of inParts(acts)) {
    const began = performance.now()
    const { answers: [answer] } = await erp.submit([await erp.sign(manifest(some))])
    const answered = performance.now()
    actAnswers(answer, some.length).forEach(mustBe)
    answeredMs.push(answered - began)
    confirmMs += answered - began
    const used = some.filter((_, n) => n % 25 === 0).map(async ({ body: { receivable } }) => {
      mustBe(await supplier.receivable.cancel({ receivable }))
      usableMs.push(performance.now() - answered)
    })
    await Promise.all(used)
  }
  console.log(JSON.stringify({ confirmMs, answeredMs, usableMs }))`

function writeProfile({ folder }: Installed, where: { url: string; ledger: string }) {
  return (name: string, { party, user, key, privateKey }: Actor) => {
    const keyFile = `${name}.key.pem`
    const profile = { ...where, party, user, key, keyFile }
    writeFileSync(join(folder, `${name}.profile.json`), JSON.stringify(profile))
    writeFileSync(join(folder, keyFile), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  }
}
