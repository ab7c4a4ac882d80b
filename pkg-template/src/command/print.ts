// What the command prints.

// Each write tells of its own failure.
process.stdout.on("error", () => {});

/**
 * Prints a line, to its end; a reader that wants no more of it is no fault, a full disk is.
 * @throws What the system says of it.
 */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error?: NodeJS.ErrnoException | null) => {
      if (error && error.code !== "EPIPE") reject(error);
      else resolve();
    });
  });
}
