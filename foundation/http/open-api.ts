/** The OpenAPI 3.1 document, made from the same schemas that the routes check. */
import { z } from 'zod'
import type { AnyJsonRoute, AnyRoute } from './route.ts'

type Json = { [key: string]: unknown }

/** Describes the routes. Raw routes appear with their method, path and capability; their bodies are bytes. */
export function openApiOf(routes: readonly AnyRoute[], info: { readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const one of routes) {
    const path = one.url.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}')
    const operations = paths[path] ?? {}
    paths[path] = operations
    operations[one.method.toLowerCase()] = {
      operationId: operationId(one.method, path),
      tags: [path.split('/')[2] ?? 'root'],
      summary: one.summary.en,
      'x-summary': one.summary,
      'x-capability': one.capability,
      ...(one.capability === 'public' ? { security: [] } : {}),
      ...('raw' in one ? rawOperation(path) : jsonOperation(one)),
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Mithaq',
      version: info.version,
      summary: 'The interface of one institution’s instance',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This instance' }],
    security: [{ session: [] }],
    tags: [...new Set(Object.keys(paths).map((path) => path.split('/')[2] ?? 'root'))].map((name) => ({
      name,
      description: `Operations on ${name}`,
    })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-mithaq', description: 'Session cookie, set at sign-in' },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'A refusal or a fault (RFC 9457), in the language of Accept-Language',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'detail', 'request_id'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', description: 'Stable name of the problem' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened and what to do' },
    request_id: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'RFC 6901' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
    details: { type: 'object' },
  },
}

const failure = { '4XX': { $ref: '#/components/responses/Problem' }, '5XX': { $ref: '#/components/responses/Problem' } }

function jsonOperation(route: AnyJsonRoute): Json {
  const body = schemaOf(route.body, 'input')
  const takesBody = Object.keys((body.properties as Json | undefined) ?? {}).length > 0
  const headers = [
    ...(route.method === 'GET'
      ? []
      : [header('x-mithaq', { const: '1' }, true, 'Set by callers on purpose; refuses forged cross-site requests')]),
    ...(route.method === 'POST'
      ? [
          header(
            'idempotency-key',
            { type: 'string', format: 'uuid' },
            false,
            'The same key gets the same answer and acts once',
          ),
        ]
      : []),
    ...(route.locked === true
      ? [
          header(
            'if-match',
            { type: 'string', pattern: '^"\\d+"$' },
            true,
            'Version of the record that the change is based on',
          ),
        ]
      : []),
  ]
  return {
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...headers],
    ...(takesBody ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [route.status]:
        route.status === 204
          ? { description: 'Done, nothing to say' }
          : { description: 'Done', content: { 'application/json': { schema: schemaOf(route.reply, 'output') } } },
      ...failure,
    },
  }
}

function rawOperation(path: string): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  return {
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    responses: { '2XX': { description: 'Bytes, or headers alone' }, ...failure },
  }
}

const header = (name: string, schema: Json, required: boolean, description: string) => ({
  name,
  in: 'header',
  required,
  schema,
  description,
})

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    // a record over a fixed set of keys names its members as required without describing them
    override: ({ jsonSchema }) => {
      if (
        jsonSchema.required === undefined ||
        jsonSchema.properties !== undefined ||
        jsonSchema.propertyNames === undefined
      )
        return
      const member = jsonSchema.additionalProperties ?? {}
      jsonSchema.properties = Object.fromEntries(jsonSchema.required.map((name) => [name, member]))
      jsonSchema.additionalProperties = false
      delete jsonSchema.propertyNames
    },
  }) as Json
  return rest
}

const operationId = (method: string, path: string) =>
  method.toLowerCase() +
  path
    .split('/')
    .filter((part) => part !== '' && part !== 'api')
    .map((part) => part.replace(/[{}]/g, '').replace(/(^|[-_.])(\w)/g, (_, __, letter: string) => letter.toUpperCase()))
    .join('')
