/** What the client's types need of a route of `foundation/http`: literal method and url, and what its schemas accept. */
export type RouteShape = {
  readonly method: string
  readonly url: string
  readonly params: Schema<unknown>
  readonly query: Schema<unknown>
  readonly body: Schema<unknown>
  readonly reply: Schema<unknown>
}

// zod keeps the types of a schema under `_zod`; naming only these two keeps zod out of the browser
type Schema<Value> = { readonly _zod: { readonly output: Value; readonly input: unknown } }

type Listed<Routes> = Routes extends readonly (infer One)[] ? One : Routes[keyof Routes]

/** The typed routes of a room: those of the list or the module that have schemas; raw routes (files) are left out. */
export type TypedRoutes<Routes> = Extract<Listed<Routes>, RouteShape>

/** `PATCH /api/institution` for every route of the room. */
export type Address<Routes> =
  TypedRoutes<Routes> extends infer One ? (One extends RouteShape ? `${One['method']} ${One['url']}` : never) : never

type Named<Routes, Key> =
  TypedRoutes<Routes> extends infer One
    ? One extends RouteShape
      ? Key extends `${One['method']} ${One['url']}`
        ? One
        : never
      : never
    : never

type Output<Part> = Part extends Schema<infer Value> ? Value : never
type Input<Part> = Part extends { readonly _zod: { readonly input: infer Value } }
  ? unknown extends Value
    ? Output<Part>
    : Value
  : never

/** The keys of any of the alternatives. */
type AnyKey<Value> = Value extends unknown ? keyof Value : never

/** A schema of nothing (`z.strictObject({})`) asks for nothing; one whose every key is optional may be left out. */
type Argument<Name extends string, Value> =
  AnyKey<Value> extends never
    ? { readonly [K in Name]?: undefined }
    : Record<never, never> extends Value
      ? { readonly [K in Name]?: Value | undefined }
      : { readonly [K in Name]: Value }

/** What a call needs besides its address. `version` goes into If-Match; `key` makes a retry the same request. */
export type CallOf<Route> = Route extends RouteShape
  ? Argument<'params', Output<Route['params']>> &
      Argument<'query', Partial<Output<Route['query']>>> &
      Argument<'body', Input<Route['body']>> &
      CallOptions
  : never

export type CallOptions = {
  readonly version?: number
  readonly key?: string
  readonly signal?: AbortSignal
  /** A refusal is wanted as it is: the person is not asked to sign in again or to confirm who they are. */
  readonly bare?: boolean
}

/** A function that calls the routes of one room: addresses, arguments and answers are checked against the room's table. */
export type Client<Routes> = <Key extends Address<Routes>>(
  address: Key,
  ...call: Record<never, never> extends CallOf<Named<Routes, Key>>
    ? [call?: CallOf<Named<Routes, Key>>]
    : [call: CallOf<Named<Routes, Key>>]
) => Promise<Output<Named<Routes, Key>['reply']>>
