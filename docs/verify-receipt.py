"""Checks a receipt of the evening by itself: python3 verify-receipt.py receipt.txt"""
import hashlib, itertools, sys, urllib.parse

DECK = [rank + suit for suit in "scdh" for rank in "789TJQKA"]

def sha256(*lines):
    text = "\n".join(urllib.parse.quote(line, safe="-_.!~*'()") for line in lines)
    return hashlib.sha256(text.encode()).digest()

def shuffled(seed, deal, nonces):
    stream = (byte for i in itertools.count() for byte in sha256("trelyazh deal 1", seed, deal, *nonces, str(i)))
    deck = list(DECK)
    for last in range(31, 0, -1):
        byte = next(byte for byte in stream if byte < 256 - 256 % (last + 1))
        deck[last], deck[byte % (last + 1)] = deck[byte % (last + 1)], deck[last]
    return deck

def fault_of(deal, version, commitment, nonces, seed, hands, talon):
    if version != "1": return f"version {version} is not known here"
    if sha256("trelyazh commitment 1", seed).hex() != commitment: return "the seed is not the one committed to"
    deck = shuffled(seed, deal, nonces)
    rest = deck[:6] + deck[8:]
    drawn = [[card for i, card in enumerate(rest) if i % 6 // 2 == hand] for hand in range(3)]
    same = list(map(sorted, hands)) == list(map(sorted, drawn)) and talon == deck[6:8]
    return None if same else "the cards are not those that seed and nonces give"

def read(block):
    (_, deal, *kind), *rows = [line.split() for line in block.splitlines()]
    of = lambda word: [row[1:] for row in rows if row[0] == word]
    if kind[0] == "unpledged": return deal, None
    nonces = [nonce.replace("-", "") for _, nonce in of("nonce")]
    return deal, (deal, kind[1], of("commitment")[0][0], nonces, of("seed")[0][0], [row[1:] for row in of("hand")], of("talon")[0])

head, *deals = open(sys.argv[1], encoding="utf-8").read().strip().split("\n\n")
if not head.startswith("trelyazh receipt 1\n"): sys.exit("this is no receipt of the evening")
results = [(deal, known and (fault_of(*known) or "fair")) for deal, known in map(read, deals)]
for deal, result in results: print(f"deal {deal}: {result or 'nothing was pledged, so nothing can be checked'}")
sys.exit(any(result not in (None, "fair") for _, result in results))
