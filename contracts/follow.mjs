// Reads what `kcat -J` prints and tells the life of one service order, with the CloudEvents library alone.
import { createInterface } from "node:readline";
import { Kafka } from "cloudevents";

const order = process.argv[2];
const life = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const record = JSON.parse(line);
  const headers = {};
  for (let i = 0; i < record.headers.length; i += 2) headers[record.headers[i]] = record.headers[i + 1];
  const event = Kafka.toEvent({ key: record.key, value: record.payload, body: record.payload, headers, timestamp: record.ts });
  if (order && event.data.serviceOrderId !== order) continue;
  // What is told in two versions is one happening, and its ids differ behind the first 36 characters.
  const happening = event.id.slice(0, 36) + event.type.replace(/\.v\d+$/, "") + event.subject;
  if (!life.has(happening) || life.get(happening).type <= event.type) life.set(happening, event);
}

[...life.values()]
  .sort((a, b) => a.time.localeCompare(b.time))
  .forEach((event) => console.log(event.time, event.type.padEnd(58), event.subject));
console.log(`${life.size} events`);
