import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import { CSRF_HEADER } from '../session/cookie.ts'
import { editorPolicy, newNonce } from './content-security.ts'

const STYLE = '/graphql/editor.css'
const SCRIPT = '/graphql/editor.js'

/** GET /graphql in a browser: GraphiQL, from its package, with nothing from elsewhere. */
export async function graphiqlPage(
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  if (request.accepts(['json', 'html']) !== 'html') return next()
  const { page } = await editor()
  const nonce = newNonce()
  response.set({ 'content-security-policy': editorPolicy(nonce), 'cache-control': 'no-store' })
  response.type('html').send(page.replace('NONCE', nonce))
}

/** What the page loads, by its path. Each is packed once and shared by all answers. */
export const graphiqlParts: Readonly<Record<string, RequestHandler>> = {
  [STYLE]: async (_request, response) => sendPart(response, 'css', (await editor()).style),
  [SCRIPT]: async (_request, response) => sendPart(response, 'js', (await editor()).script),
}

interface Editor {
  readonly page: string
  /** Packed, as every browser takes it. */
  readonly style: Buffer
  readonly script: Buffer
}

let opened: Promise<Editor> | undefined

/** Loaded when it is first asked for: it takes 9 MB. */
function editor(): Promise<Editor> {
  opened ??= openEditor()
  return opened
}

async function openEditor(): Promise<Editor> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const whole = renderGraphiQL({
    title: '合券 Tallystick: GraphQL',
    defaultQuery: FIRST_QUERY,
    // A cookie counts beside our header only.
    additionalHeaders: { [CSRF_HEADER]: '1' },
  })
  const [beforeStyle, style, afterStyle] = cut(whole, '<style>', '</style>')
  const [beforeScript, script, afterScript] = cut(afterStyle, '<script>', '</script>')
  return {
    page:
      `${beforeStyle}<link rel="stylesheet" href="${STYLE}">${beforeScript}` +
      `<script nonce="NONCE" src="${SCRIPT}"></script>${afterScript}`,
    style: await pack(style),
    script: await pack(script),
  }
}

const FIRST_QUERY = `# 登录后可查询；未登录者只可查询下列两项。
# Log in to read more; who is not logged in may ask these two.
{
  ledger
  ledgerIsTrial
}
`

/** From the first opening mark to the last closing one: the script has both words in texts. */
function cut(text: string, open: string, close: string): [string, string, string] {
  const from = text.indexOf(open)
  const to = text.lastIndexOf(close)
  if (from < 0 || to < from) throw new Bug(`the editor's page has no ${open}`)
  return [text.slice(0, from), text.slice(from + open.length, to), text.slice(to + close.length)]
}

const gzipped = promisify(gzip)

async function pack(text: string): Promise<Buffer> {
  return await gzipped(text)
}

function sendPart(response: Response, type: string, packed: Buffer): void {
  response.set({ 'content-encoding': 'gzip', 'cache-control': 'max-age=3600' })
  response.type(type).send(packed)
}
