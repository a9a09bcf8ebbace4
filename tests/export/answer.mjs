// Answers each line of JSON on stdin with a line of JSON on stdout.
import { createInterface } from "node:readline";

export async function answer(give) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await give(JSON.parse(line))) + "\n");
  }
}
