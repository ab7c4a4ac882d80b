// Rows one by one out of batches of them, without a promise's detours for each row.

/**
 * The rows of batches, as an async generator would give them by `yield*`: that takes several turns
 * of the event loop's queue for each row, this one for each that is there already.
 */
class OneByOne<Row> implements AsyncGenerator<Row> {
  readonly #batches: AsyncGenerator<Iterable<Row>>;
  #rows: Iterator<Row> | undefined;
  /** The last of the calls that are not done yet: others wait for it, as with every async generator. */
  #turn: Promise<unknown> | undefined;
  #calls = 0;

  constructor(batches: AsyncGenerator<Iterable<Row>>) {
    this.#batches = batches;
  }

  next(): Promise<IteratorResult<Row>> {
    if (this.#turn === undefined && this.#rows !== undefined) {
      try {
        const step = this.#rows.next();
        if (step.done !== true) return Promise.resolve(step);
      } catch (error) {
        return this.throw(error);
      }
    }
    return this.#inTurn(() => this.#nextBatch());
  }

  return(value?: unknown): Promise<IteratorResult<Row>> {
    return this.#inTurn(async () => {
      try {
        this.#rows = undefined;
        await this.#batches.return(undefined);
        return { done: true, value: await value };
      } finally {
        this.#over();
      }
    });
  }

  throw(error: unknown): Promise<IteratorResult<Row>> {
    return this.#inTurn(async () => {
      try {
        this.#rows = undefined;
        await this.#batches.throw(error);
        // The batches throw it again.
        throw error;
      } finally {
        this.#over();
      }
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The first row of the next batch that has one. */
  async #nextBatch(): Promise<IteratorResult<Row>> {
    try {
      for (;;) {
        const step = this.#rows?.next();
        if (step !== undefined && step.done !== true) return step;
        const next = await this.#batches.next();
        this.#rows = next.done === true ? undefined : next.value[Symbol.iterator]();
        if (next.done === true) return { done: true, value: undefined };
      }
    } catch (error) {
      // An error of a row ends the batches; one of their own has ended them.
      this.#rows = undefined;
      await this.#batches.throw(error);
      throw error;
    } finally {
      this.#over();
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#calls++;
    const turn = this.#turn === undefined ? work() : this.#turn.then(work, work);
    this.#turn = turn;
    return turn;
  }

  /** A call is done. It says so itself: if others than the caller waited for it, errors would not tell of the caller. */
  #over(): void {
    if (--this.#calls === 0) this.#turn = undefined;
  }
}

/** The rows of batches, one by one; what ends it or breaks off ends the batches. */
export function oneByOne<Row>(batches: AsyncGenerator<Iterable<Row>>): AsyncGenerator<Row> {
  const rows = new OneByOne(batches);
  // Async generators are disposable where the language knows of it.
  const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
  if (asyncDispose !== undefined) {
    const dispose = async () => void (await rows.return());
    Object.defineProperty(rows, asyncDispose, { value: dispose, configurable: true, writable: true });
  }
  return rows;
}
