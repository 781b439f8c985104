"""Times pages and endpoints of a running server: `python -m benchmarks.pages [ADDRESS]`.

One request after the other over one kept connection; the addresses take turns, so that a noisy
minute hits all of them alike. /healthz is the floor: what the server costs without any work.
"""

import argparse
import statistics
import time

import httpx

ADDRESSES = (
    "/healthz",
    "/",
    "/inventory",
    "/inventory?body=suv&drivetrain=awd&price_max=40000",
    "/inventory?q=honda",
    "/api/v1/inventory/search",
    "/api/v1/inventory/search?body=suv&drivetrain=awd&price_max=40000",
    "/api/v1/inventory/search?q=honda",
    "/api/v1/inventory/suggest?q=hon",
)


def measure(client: httpx.Client, rounds: int) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {address: [] for address in ADDRESSES}
    for _ in range(rounds):
        for address, times in taken.items():
            started = time.perf_counter()
            client.get(address).raise_for_status()
            times.append((time.perf_counter() - started) * 1000)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--rounds", type=int, default=100)
    arguments = parser.parse_args()
    with httpx.Client(base_url=arguments.address, timeout=30) as client:
        client.get("/inventory").raise_for_status()
        taken = measure(client, arguments.rounds)
    print(f"{'':66}{'p50 ms':>8}{'p95 ms':>8}")
    for address, times in taken.items():
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{address:66}{statistics.median(times):8.1f}{p95:8.1f}")


if __name__ == "__main__":
    main()
