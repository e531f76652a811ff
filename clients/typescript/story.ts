/**
 * The 23 days, played with clients that are generated from the descriptions of the API and nothing else:
 * npm run story [-- http://localhost:8080]
 */
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths as Inventory } from "./generated/inventory.js";
import type { paths as Logistics } from "./generated/logistics.js";
import type { paths as Requests } from "./generated/requests.js";
import type { paths as Returns } from "./generated/returns.js";

const gateway = process.argv[2] ?? "http://localhost:8080";
const station = "S-TZ-01";
const right = "DHF-215KA";

async function token(who: string): Promise<string> {
  const answer = await fetch(`${gateway}/oauth2/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${btoa(`${who}:demo`)}`, "Content-Type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function as<Paths extends {}>(who: string): Promise<Client<Paths>> {
  const bearer = await token(who);
  const signedIn: Middleware = {
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${bearer}`);
      return request;
    },
  };
  const client = createClient<Paths>({ baseUrl: gateway });
  client.use(signedIn);
  return client;
}

function must<T>(what: string, value: T | null | undefined): T {
  if (value === undefined || value === null) {
    throw new Error(`the story broke off: ${what}`);
  }
  return value;
}

function check(what: string, kept: boolean): void {
  if (!kept) {
    throw new Error(`the story broke off: ${what}`);
  }
  console.log(`  ${what}`);
}

async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const seen = await look();
    if (seen !== undefined) {
      return seen;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the story broke off: ${what} did not come within 30 s`);
}

const requests = await as<Requests>(station);
const repair = (partNumber: string) => ({
  productModel: "BCD-215KA",
  serialNumber: `TS-${Date.now()}`,
  priority: "CUSTOMER_DOWN" as const,
  lines: [{ partNumber, quantity: 1 }],
});

const slip = await requests.POST("/api/service-orders", { body: repair("DHF-215K") });
check(`a letter is missing: ${slip.error?.detail}`, slip.response.status === 422);
const meant = (slip.error?.["suggestions"] as { partNumber: string }[] | undefined)?.[0]?.partNumber;
check(`the part that was meant is suggested first: ${meant}`, meant === right);

const placed = must("an order", (await requests.POST("/api/service-orders", { body: repair(right) })).data);
const serviceOrderId = placed.serviceOrderId;
check(`ordered as ${serviceOrderId}`, placed.status === "OPEN");

async function line(status: string, attempt: number) {
  return eventually(`the line ${status}`, async () => {
    const { data } = await requests.GET("/api/service-orders/{serviceOrderId}", { params: { path: { serviceOrderId } } });
    return data?.lines.find((line) => line.status === status && line.attempt === attempt);
  });
}

async function shipment(attempt: number) {
  const hq = await as<Logistics>("HQ");
  return eventually(`shipment ${attempt}`, async () => {
    const { data } = await hq.GET("/api/shipments", { params: { query: { serviceOrderId } } });
    return data?.items.find((shipment) => shipment.attempt === attempt);
  });
}

async function report(of: { carrierId: string; shipmentId: string }, type: "DAMAGED" | "DELIVERED") {
  const carrier = await as<Logistics>(of.carrierId);
  const { response } = await carrier.POST("/api/shipments/{shipmentId}/milestones", {
    params: { path: { shipmentId: of.shipmentId }, header: { "Idempotency-Key": crypto.randomUUID() } },
    body: {
      type,
      occurredAt: new Date().toISOString(),
      ...(type === "DELIVERED" ? { proofOfDelivery: { signedBy: "Chen", condition: "GOOD" as const } } : {}),
    },
  });
  check(`${of.carrierId} reports ${type}`, response.status === 200);
}

async function dispatch(of: { source: string; shipmentId: string }) {
  const source = await as<Logistics>(of.source);
  const { data } = await source.POST("/api/shipments/{shipmentId}/dispatch", {
    params: { path: { shipmentId: of.shipmentId } },
  });
  check(`${of.source} hands ${of.shipmentId} over`, data?.status === "IN_TRANSIT");
}

const reserved = await line("RESERVED", 1);
check(`reserved at ${reserved.source}, promised for ${reserved.promisedAt}`, reserved.approval?.decision === "AUTO");
const first = await shipment(1);
await dispatch(first);
await report(first, "DAMAGED");

const second = await shipment(2);
check("the same demand has found other stock", second.replaces === first.shipmentId);
const hq = await as<Returns & Logistics & Inventory>("HQ");
const back = await eventually("the return", async () => {
  const { data } = await hq.GET("/api/returns", { params: { query: { shipmentId: first.shipmentId } } });
  return data?.items[0];
});
const claim = await eventually("the claim", async () => {
  const { data } = await hq.GET("/api/claims", { params: { query: { shipmentId: first.shipmentId } } });
  return data?.items[0];
});
check(`claim ${claim.claimId} and return ${back.returnId} are open beside it`, claim.status === "OPEN");

await dispatch(second);
await report(second, "DELIVERED");
await line("DELIVERED", 2);
const received = await requests.POST("/api/service-orders/{serviceOrderId}/lines/{lineId}/receipt", {
  params: { path: { serviceOrderId, lineId: reserved.lineId } },
  body: { condition: "GOOD" },
});
check("the station confirms it, and the fridge works", received.data?.status === "COMPLETED");

const timeline = must(
  "a timeline",
  (await requests.GET("/api/service-orders/{serviceOrderId}/timeline", { params: { path: { serviceOrderId } } })).data,
);
const sum = timeline.stretches.reduce((total, stretch) => total + stretch.seconds, 0);
check(`its ${timeline.ageSeconds} s add up`, Math.abs(sum - timeline.ageSeconds) < 0.001);
const part = must("the part", (await hq.GET("/api/parts/{partNumber}", { params: { path: { partNumber: right } } })).data);
check(`a ${part.description} for ${part.unitPrice.amount} ${part.unitPrice.currency}`, /^\d+\.\d\d$/.test(part.unitPrice.amount));
