using CsCheck;
using ProFlow.Server.Platform;
using Xunit;

namespace ProFlow.Server.Tests.Platform;

public sealed class OrderingTests
{
    private static readonly Gen<string> key = Gen.String[Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"], 1, 12].Where(Ordering.IsValid);

    [Fact]
    public void A_key_between_two_keys_is_between_them() => Gen.Select(key, key).Where((a, b) => a != b).Sample((a, b) =>
    {
        var (low, high) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

        AssertOrdered(low, Ordering.Between(low, high), high);
    });

    [Fact]
    public void A_key_at_an_end_is_beyond_it() => key.Sample(only =>
    {
        AssertOrdered(only, Ordering.Between(only, null));
        AssertOrdered(Ordering.Between(null, only), only);
    });

    [Fact]
    public void Neighbours_that_lie_as_close_as_can_be_still_have_room() => key.Sample(low =>
    {
        var high = low + "1";

        AssertOrdered(low, Ordering.Between(low, high), high);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ten_thousand_at_one_end_keep_short_keys(bool atTheBottom)
    {
        string? last = null;
        for (var n = 0; n < 10_000; n++)
        {
            var next = atTheBottom ? Ordering.Between(last, null) : Ordering.Between(null, last);
            if (last is not null) AssertOrdered(atTheBottom ? last : next, atTheBottom ? next : last);
            Assert.InRange(next.Length, 1, 12);
            last = next;
        }
    }

    [Fact]
    public void Any_order_of_insertions_is_kept() => Gen.Int[0, 1000].Array[1, 300].Sample(places =>
    {
        var keys = new List<string>();
        foreach (var place in places)
        {
            var at = place % (keys.Count + 1);
            keys.Insert(at, Ordering.Between(at > 0 ? keys[at - 1] : null, at < keys.Count ? keys[at] : null));
        }

        AssertOrdered([.. keys]);
    }, iter: 50);

    [Fact]
    public void Two_at_the_same_place_at_once_do_not_get_one_key()
    {
        var made = Enumerable.Range(0, 32).Select(_ => Ordering.Between("V0000abc", "V0001abc")).ToList();

        Assert.Equal(32, made.Distinct().Count());
    }

    [Fact]
    public void Neighbours_in_the_wrong_order_or_alike_give_a_key_after_the_first() => Gen.Select(key, key).Sample((a, b) =>
    {
        var (low, high) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

        AssertOrdered(high, Ordering.Between(high, low));
        AssertOrdered(low, Ordering.Between(low, low));
    });

    private static void AssertOrdered(params string[] keys)
    {
        Assert.All(keys, k => Assert.True(Ordering.IsValid(k), $"{k} is no key."));
        for (var n = 1; n < keys.Length; n++) Assert.True(string.CompareOrdinal(keys[n - 1], keys[n]) < 0, $"{keys[n - 1]} is not before {keys[n]}.");
    }
}
