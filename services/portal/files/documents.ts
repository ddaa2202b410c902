import { graphql } from '../graph/graphql.ts'

export const OPEN_UPLOAD = graphql(`
  mutation OpenUpload {
    answer: openUpload {
      __typename
      ... on UploadLink { link }
      ... on Refused { refusal zh en }
    }
  }
`)

export const BLOB_LINK = graphql('query BlobLink($hash: String!) { blob(hash: $hash) { link } }')
