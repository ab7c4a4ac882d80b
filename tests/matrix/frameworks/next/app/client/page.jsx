// A client component that runs the scenario once it is in a browser.
"use client";
import * as fieldgate from "fieldgate";
import { useEffect } from "react";
import { scenario } from "../../scenario.mjs";

export default function Page() {
  useEffect(() => {
    scenario(fieldgate, new URL("/api/", location.href).href).then(
      (report) => {
        globalThis.report = report;
      },
      (error) => {
        globalThis.problem = String(error?.stack ?? error);
      },
    );
  }, []);
  return <p>Matrix</p>;
}
