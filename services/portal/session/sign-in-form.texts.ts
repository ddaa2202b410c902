import { defineTexts } from '../texts/texts.ts'

export const SIGN_IN_FORM = defineTexts({
  zh: {
    name: '登录名',
    password: '密码',
    submit: '登录',
    busy: '正在登录…',
    request: '请求编号：{request}',
  },
  en: {
    name: 'Login name',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    request: 'Request: {request}',
  },
})
