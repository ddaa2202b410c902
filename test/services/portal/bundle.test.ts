import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSizes } from '../../../services/local/portal/build-portal.ts'
import { openPortal } from '../../../services/local/portal/open-portal.ts'

/** Bytes of compressed script until a page shows itself. */
const SIGN_IN_MAX = 120_000
const PAGE_MAX = 250_000

let folder: string
beforeAll(async () => {
  folder = await openPortal()
})

describe('the portal as it is built', () => {
  test('is light: sign-in, and every page', () => {
    const { 'sign-in': signIn, ...pages } = readSizes(folder)
    expect(signIn).toBeLessThanOrEqual(SIGN_IN_MAX)
    // Less than React alone would mean that something is not counted.
    expect(signIn).toBeGreaterThan(50_000)
    expect(Object.keys(pages).length).toBeGreaterThan(1)
    expect(Object.entries(pages).filter(([, bytes]) => bytes > PAGE_MAX)).toEqual([])
  })

  test('has each file packed twice, and a page without inline script or style', () => {
    const names = readdirSync(join(folder, 'assets'))
    const plain = names.filter(name => !/\.(br|gz)$/.test(name))
    expect(plain.length).toBeGreaterThan(5)
    expect(plain.filter(name => !names.includes(`${name}.br`))).toEqual([])
    expect(plain.filter(name => !names.includes(`${name}.gz`))).toEqual([])
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(page.match(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|style=/g)).toBeNull()
  })
})
