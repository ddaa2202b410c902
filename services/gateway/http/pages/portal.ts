import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { LedgerShown } from '../../../platform/home-page.ts'
import { answerTurnedAway, turnAway } from '../../../platform/turned-away/turn-away.ts'
import { newNonce, portalPolicy } from './content-security.ts'

/** Answers the folder in which the portal's files are, once they are built. */
export type OpenPortal = () => Promise<string>

/** Pages of the portal, whatever their path, and the files that they load. */
export interface PortalPages {
  readonly page: RequestHandler
  readonly asset: RequestHandler
}

/** The portal as a browser takes it. Its page is another one each time: it has a nonce. */
export function servePortal(
  open: OpenPortal,
  ledger: LedgerShown,
  tell: (fault: unknown) => void,
): PortalPages {
  let opened: Promise<Files> | undefined
  const files = () => {
    opened ??= open().then(folder => readFiles(folder, ledger))
    return opened
  }
  const page = async (request: Request, response: Response, next: NextFunction) => {
    if (request.accepts(['json', 'html']) !== 'html') return next()
    try {
      sendPage(response, (await files()).page)
    } catch (fault) {
      opened = undefined
      tell(fault)
      next()
    }
  }
  const asset = async (request: Request, response: Response) => {
    const { folder, names } = await files()
    const name = String(request.params['name'])
    if (names.has(name)) sendAsset(request, response, join(folder, 'assets', name))
    else answerTurnedAway(response, turnAway('page_must_exist'))
  }
  return { page, asset }
}

interface Files {
  readonly folder: string
  readonly page: string
  /** Of the files that may be asked for. */
  readonly names: ReadonlySet<string>
}

const NONCE = /PORTAL-NONCE/g
const PACKED = /\.(br|gz)$/

function readFiles(folder: string, ledger: LedgerShown): Files {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('%LEDGER%', ledger.name)
    .replace('%TRIAL%', String(ledger.trial))
  const names = readdirSync(join(folder, 'assets')).filter(name => !PACKED.test(name))
  return { folder, page, names: new Set(names) }
}

function sendPage(response: Response, page: string): void {
  const nonce = newNonce()
  response.set({ 'content-security-policy': portalPolicy(nonce), 'cache-control': 'no-store' })
  response.type('html').send(page.replace(NONCE, nonce))
}

const YEAR_MS = 365 * 86_400_000

/** What is named by its hash never changes; it was packed when it was built. */
function sendAsset(request: Request, response: Response, path: string): void {
  const encoding = request.acceptsEncodings(['br', 'gzip'])
  const ending = encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : ''
  const packed = ending !== '' && existsSync(path + ending)
  if (packed) response.set('content-encoding', String(encoding))
  response.vary('accept-encoding').type(path.slice(path.lastIndexOf('.')))
  response.sendFile(packed ? path + ending : path, {
    ...{ immutable: true, maxAge: YEAR_MS, dotfiles: 'allow' },
  })
}
