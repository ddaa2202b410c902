import { defineTexts } from '../texts/texts.ts'

export const SIGN_IN_FORM = defineTexts({
  zh: {
    keys: '用此浏览器中的密钥登录',
    asKey: '以“{label}”登录',
    password: '用密码登录',
    passwordOnly: '用密码登录只能查阅；签署须使用密钥。',
    nameField: '登录名',
    passwordField: '密码',
    submit: '登录',
    busy: '正在登录…',
    files: '导入密钥文件',
    filesText:
      '密钥由命令行生成的（如运营方人员）：同时选择 .profile.json 与 .key.pem 两个文件。密钥保存在此浏览器中，此后不能再取出。',
    filesTrial:
      '试用：在启动时打印的 trial 文件夹中选择 maker.profile.json 与 maker.key.pem；复核人为 checker。',
    filesField: '配置文件与密钥文件',
  },
  en: {
    keys: 'Sign in with a key of this browser',
    asKey: 'Sign in as “{label}”',
    password: 'Sign in with a password',
    passwordOnly: 'With a password you can read; to sign anything you need your key.',
    nameField: 'Login name',
    passwordField: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    files: 'Bring in a key file',
    filesText:
      'For keys made on the command line, as by officers of the operator: choose both files, ' +
      '.profile.json and .key.pem. The key is kept in this browser and cannot be taken out again.',
    filesTrial:
      'To try it: choose maker.profile.json and maker.key.pem in the folder “trial” that the ' +
      'start printed; the one who checks is checker.',
    filesField: 'Profile and key file',
  },
})
