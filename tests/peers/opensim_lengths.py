"""Compares lengths and moment arms of Psoas with OpenSim's.

  opensim_lengths.py DUMP MODEL WORK [POSES]

DUMP is psoas-body-dump. MODEL is a model of ours, which is exported to OpenSim first, or an .osim
file, which both read. Poses are drawn with a fixed seed within the declared ranges, the first one
neutral. Prints a table and, last, "N passed, N failed, N skipped": two tests a muscle (length, arms)
and three a model.
"""

import collections
import csv
import multiprocessing
import pathlib
import subprocess
import sys

import numpy as np
import opensim_peer

SEED = 20260302
LENGTH_TOLERANCE_M = 0.5e-3
ARM_TOLERANCE_M = 1e-3
LEAST_SHARE_COMPARED = 0.5
REASONS = ("inside", "end", "side", "slope")


class Tests:
    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, good, sentence):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print("FAILED:", sentence)


def draw_poses(ranges, count):
    chance = np.random.default_rng(SEED)
    names = sorted(ranges)
    low = np.array([ranges[n][0] for n in names])
    high = np.array([ranges[n][1] for n in names])
    rows = low + chance.random((count, len(names))) * (high - low)
    rows[0] = np.clip(0, low, high)
    return [dict(zip(names, map(float, row))) for row in rows]


def ours(dump, model, poses, work):
    """What Psoas computes: one dictionary of lengths and one of arms for each pose."""
    path = work / "poses.csv"
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, poses[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(poses)
    text = subprocess.run(
        [dump, model, "lengths", str(path)], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    lengths, arms = [{} for _ in poses], [{} for _ in poses]
    for row in csv.DictReader(text.splitlines()):
        pose, value = int(row["pose"]), float(row["value"])
        if row["coordinate"]:
            arms[pose][row["muscle"], row["coordinate"]] = value
        else:
            lengths[pose][row["muscle"]] = value
    return lengths, arms


def measure(osim, poses, pairs):
    peer = opensim_peer.Peer(osim)
    return [peer.measure(pose, pairs) for pose in poses]


def theirs(osim, poses, pairs):
    """The same from OpenSim, in two processes."""
    half = len(poses) // 2
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        parts = pool.starmap(measure, [(osim, poses[:half], pairs), (osim, poses[half:], pairs)])
    return parts[0] + parts[1]


def compare_muscle(name, our_lengths, our_arms, their_poses):
    """The largest differences over the well-defined poses, and how many of each kind there were."""
    excluded = collections.Counter()
    worst_length = worst_arm = 0.0
    compared = 0
    for lengths, arms, (peer_lengths, peer_arms, doubts) in zip(our_lengths, our_arms, their_poses):
        if doubts[name]:
            excluded[doubts[name]] += 1
            continue
        compared += 1
        worst_length = max(worst_length, abs(lengths[name] - peer_lengths[name]))
        for pair, arm in peer_arms.items():
            if pair[0] == name:
                worst_arm = max(worst_arm, abs(arms[pair] - arm))
    return compared, excluded, worst_length, worst_arm


def compare(tests, our_lengths, our_arms, their_poses):
    count = len(their_poses)
    print(f"{'muscle':16} {'compared':>9}", *(f"{r:>7}" for r in REASONS), "  length mm  arm mm/rad")
    total = collections.Counter()
    largest_length = largest_arm = 0.0
    for name in our_lengths[0]:
        compared, excluded, length, arm = compare_muscle(name, our_lengths, our_arms, their_poses)
        counts = (f"{excluded[r]:7}" for r in REASONS)
        print(f"{name:16} {compared:9}", *counts, f"{length * 1e3:11.4f} {arm * 1e3:11.4f}")
        total.update(excluded)
        total["compared"] += compared
        largest_length, largest_arm = max(largest_length, length), max(largest_arm, arm)
        tests.expect(
            compared >= LEAST_SHARE_COMPARED * count and length <= LENGTH_TOLERANCE_M,
            f"{name}: its length agrees within {LENGTH_TOLERANCE_M * 1e3} mm in enough poses",
        )
        tests.expect(
            arm <= ARM_TOLERANCE_M,
            f"{name}: its moment arms agree within {ARM_TOLERANCE_M * 1e3} mm/rad",
        )
    print(
        f"{count} poses; {total['compared']} muscle-poses compared,",
        ", ".join(f"{total[r]} excluded: {r}" for r in REASONS) + ";",
        f"largest differences {largest_length * 1e3:.4f} mm and {largest_arm * 1e3:.4f} mm/rad",
    )


def main(dump, model, work, count="200"):
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    osim = model
    if not model.endswith(".osim"):
        osim = str(work / (pathlib.Path(model).stem + ".osim"))
        subprocess.run([dump, model, "export", osim], check=True)
    tests = Tests()
    peer = opensim_peer.Peer(osim)
    tests.expect(not peer.complaints, f"OpenSim loads the file without a warning: {peer.complaints}")
    poses = draw_poses(peer.ranges(), int(count))
    our_lengths, our_arms = ours(dump, model, poses, work)
    pairs = sorted(our_arms[0])
    tests.expect(set(our_lengths[0]) == set(peer.muscles), "both have the same muscles")
    everything = peer.arms_of_everything(poses[1])
    moved = {pair for pair, arm in everything.items() if abs(arm) > 1e-7}
    tests.expect(moved <= set(pairs), f"no other coordinate moves a muscle: {moved - set(pairs)}")
    compare(tests, our_lengths, our_arms, theirs(osim, poses, pairs))
    print(f"{tests.passed} passed, {tests.failed} failed, 0 skipped")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
