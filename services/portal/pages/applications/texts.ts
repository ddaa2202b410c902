import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '已提交的申请',
    none: '此浏览器没有提交过申请。如您保存了申请文件，可在下面打开。',
    open: '打开申请文件（app_….json）',
    badFile: '所选文件不是申请文件。',
    apply: '提交新的申请',
    keep: '下载申请文件',
    keepWhy: '文件内有查询进度的口令，请妥善保存；丢失后无法再次取得。',
    forget: '从此浏览器移除',
    received: '已收到，运营方正在核实。',
    in_signature: '已核实，运营方人员正在签署。',
    declined: '未予通过。',
    reason: '原因：{reason}',
    done: '登记完成。',
    missing: '没有找到此申请。',
    here: '“{name}”的密钥就在此浏览器中，现在可以登录。',
    link: '请将以下链接发给“{name}”，由其在生成密钥的浏览器中打开（链接不含任何秘密）：',
    signIn: '去登录',
    again: '重新申请',
    refresh: '刷新',
  },
  en: {
    title: 'What was applied for',
    none:
      'Nothing was applied for in this browser. If you kept the file of an application, open it ' +
      'below.',
    open: 'Open the file of an application (app_….json)',
    badFile: 'The file chosen is no such file.',
    apply: 'Apply anew',
    keep: 'Download the file of the application',
    keepWhy: 'It holds the secret by which its status is read. Keep it well; it is told only once.',
    forget: 'Remove from this browser',
    received: 'Received; the operator is checking it.',
    in_signature: 'Checked; officers of the operator are signing.',
    declined: 'Declined.',
    reason: 'Reason: {reason}',
    done: 'Enrolled.',
    missing: 'No such application was found.',
    here: 'The key of “{name}” is in this browser and can be used to sign in now.',
    link:
      'Send this link to “{name}”, to be opened in the browser in which the key was made (there ' +
      'is no secret in it):',
    signIn: 'Sign in',
    again: 'Apply again',
    refresh: 'Refresh',
  },
})
