using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Kernel;

public sealed class FormatTests
{
    [Theory]
    [InlineData("shop.example.com")]
    [InlineData("a.b")]
    [InlineData("xn--9q8h.example.com")]
    public void Host_names_are_lower_case_dns_names(string text) => Accepts(new HostNameAttribute(), text);

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("Shop.example.com")]
    [InlineData("shop_1.example.com")]
    [InlineData("https://shop.example.com")]
    [InlineData("shop.example.com:443")]
    [InlineData("shop.example.com/")]
    [InlineData("shop.example.com.")]
    [InlineData("-shop.example.com")]
    [InlineData("*.example.com")]
    [InlineData("192.168.0.3")]
    [InlineData("shop.example.com\n")]
    public void What_is_no_host_name_is_refused(string text) => Refuses(new HostNameAttribute(), text, Codes.HostName);

    [Fact]
    public void A_wildcard_host_is_accepted_only_where_it_may_be()
    {
        Accepts(new HostNameAttribute { Wildcard = true }, "*.example.com");
        Refuses(new HostNameAttribute { Wildcard = true }, "shop.*.com", Codes.HostName);
    }

    [Fact]
    public void A_label_has_at_most_63_characters()
    {
        Accepts(new NameAttribute(), new string('a', 63));
        Refuses(new NameAttribute(), new string('a', 64), Codes.Name);
    }

    [Theory]
    [InlineData("250m")]
    [InlineData("0.5")]
    [InlineData("512Mi")]
    [InlineData("10Gi")]
    [InlineData("1")]
    public void Quantities_have_a_number_and_a_suffix(string text) => Accepts(new QuantityAttribute(), text);

    [Theory]
    [InlineData(QuantityOf.Bytes, "64m", "m means thousandths: write 64Mi")]
    [InlineData(QuantityOf.Bytes, "512Ki", "write a number and one of the suffixes Mi, Gi, Ti, M, G, T")]
    [InlineData(QuantityOf.Bytes, "512", "write a number and one of the suffixes Mi, Gi, Ti, M, G, T")]
    [InlineData(QuantityOf.Cpu, "25Mi", "write a number, with m for thousandths of a processor")]
    [InlineData(QuantityOf.Cpu, "2G", "write a number, with m for thousandths of a processor")]
    public void An_amount_that_nobody_means_is_refused(QuantityOf of, string text, string fix)
    {
        var format = new QuantityAttribute { Of = of };

        Refuses(format, text, Codes.Quantity);
        Assert.Equal(fix, format.FixOf(text));
    }

    [Theory]
    [InlineData(QuantityOf.Bytes, "1Mi")]
    [InlineData(QuantityOf.Bytes, "1048576")]
    [InlineData(QuantityOf.Bytes, "2M")]
    [InlineData(QuantityOf.Bytes, "1.5Gi")]
    [InlineData(QuantityOf.Cpu, "250m")]
    [InlineData(QuantityOf.Cpu, "0.5")]
    [InlineData(QuantityOf.Cpu, "16")]
    public void Amounts_of_one_kind_are_accepted(QuantityOf of, string text) => Accepts(new QuantityAttribute { Of = of }, text);

    [Theory]
    [InlineData("192.168.0.250-192.168.0.200", "write the lower address first: 192.168.0.200-192.168.0.250")]
    [InlineData("192.168.0.7/24", "write the network's first address: 192.168.0.0/24")]
    [InlineData("192.168.0", "write all four parts of the address; a network ends in zeros")]
    public void The_fix_of_an_address_is_about_the_address(string text, string fix)
    {
        var format = new AddressAttribute(AddressForms.Network | AddressForms.Span);

        Refuses(format, text, Codes.AddressRange);
        Assert.Equal(fix, format.FixOf(text));
    }

    [Theory]
    [InlineData("Shop.example.com", "write it in lower case: shop.example.com")]
    [InlineData("https://Shop.example.com", "write the bare name, without scheme, port or path")]
    public void The_fix_of_a_host_is_about_the_host(string text, string fix) => Assert.Equal(fix, new HostNameAttribute().FixOf(text));

    [Theory]
    [InlineData("512MB")]
    [InlineData("0")]
    [InlineData("-1Gi")]
    [InlineData("1,5Gi")]
    [InlineData("1 Gi")]
    [InlineData("Gi")]
    [InlineData("")]
    public void What_is_no_quantity_is_refused(string text) => Refuses(new QuantityAttribute(), text, Codes.Quantity);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("500ms", 0.5)]
    [InlineData("6h", 21600)]
    public void Durations_are_numbers_with_units(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationAttribute.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("10")]
    [InlineData("30m1h")]
    [InlineData("1.5h")]
    [InlineData("-1h")]
    [InlineData("1d")]
    public void What_is_no_duration_is_refused(string text) => Refuses(new DurationAttribute(), text, Codes.Duration);

    [Fact]
    public void A_duration_may_have_a_limit()
    {
        Accepts(new DurationAttribute { Most = "11h" }, "660m");
        Refuses(new DurationAttribute { Most = "11h" }, "12h", Codes.Duration);
    }

    [Theory]
    [InlineData("redis:7.4.7-alpine")]
    [InlineData("ghcr.io/nginx/nginx-gateway-fabric:2.6.7")]
    [InlineData("localhost:5000/app:1")]
    [InlineData("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/refac/chocoletter-chat:0.8")]
    [InlineData("app:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Images_have_a_tag_or_a_digest(string text) => Accepts(new ImageAttribute(), text);

    [Theory]
    [InlineData("redis")]
    [InlineData("redis:latest")]
    [InlineData("localhost:5000/app")]
    public void An_image_that_can_change_is_refused(string text) => Refuses(new ImageAttribute(), text, Codes.MutableImage);

    [Theory]
    [InlineData("Redis:7")]
    [InlineData("redis:")]
    [InlineData("redis:7 ")]
    [InlineData("redis@sha256:abc")]
    [InlineData("https://ghcr.io/app:1")]
    [InlineData("")]
    public void What_is_no_image_is_refused(string text) => Refuses(new ImageAttribute(), text, Codes.ImageReference);

    [Theory]
    [InlineData(AddressForms.Address, "192.168.0.3")]
    [InlineData(AddressForms.Address, "fd00::1")]
    [InlineData(AddressForms.Network, "192.168.0.0/24")]
    [InlineData(AddressForms.Network, "0.0.0.0/0")]
    [InlineData(AddressForms.Span, "192.168.0.200-192.168.0.250")]
    [InlineData(AddressForms.Span | AddressForms.Network, "192.168.0.192/26")]
    public void Addresses_have_the_forms_that_are_allowed(AddressForms forms, string text) => Accepts(new AddressAttribute(forms), text);

    [Theory]
    [InlineData(AddressForms.Address, "192.168.0")]
    [InlineData(AddressForms.Address, "192.168.0.256")]
    [InlineData(AddressForms.Address, "192.168.000.003")]
    [InlineData(AddressForms.Address, "192.168.0.0/24")]
    [InlineData(AddressForms.Network, "192.168.0.1/24")]
    [InlineData(AddressForms.Network, "192.168.0.0/33")]
    [InlineData(AddressForms.Network, "192.168.0.0")]
    [InlineData(AddressForms.Span, "192.168.0.250-192.168.0.200")]
    [InlineData(AddressForms.Span, "192.168.0.200-fd00::1")]
    [InlineData(AddressForms.Span, "192.168.0.200")]
    public void What_is_no_address_of_that_form_is_refused(AddressForms forms, string text) =>
        Refuses(new AddressAttribute(forms), text, Codes.AddressRange);

    [Theory]
    [InlineData("ops@example.com", true)]
    [InlineData("Ops <ops@example.com>", false)]
    [InlineData("ops@localhost", false)]
    [InlineData("ops", false)]
    public void Email_addresses_are_bare(string text, bool accepted) => Assert.Equal(accepted, new EmailAttribute().Refuse(text) is null);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(65535, true)]
    [InlineData(65536, false)]
    public void Ports_are_from_1_to_65535(int port, bool accepted) => Assert.Equal(accepted, new PortAttribute().Refuse(port) is null);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Numbers_stay_in_their_range(int number, bool accepted) =>
        Assert.Equal(accepted, new RangeAttribute(5, 9).Refuse(number) is null);

    [Fact]
    public void A_form_must_match_the_whole_text()
    {
        Accepts(new MatchesAttribute("[0-9]+", "digits"), "123");
        Refuses(new MatchesAttribute("[0-9]+", "digits"), "123x", Codes.Form);
        Refuses(new MatchesAttribute("[0-9]+", "digits"), "123\n", Codes.Form);
    }

    private static void Accepts(FormatAttribute format, string text) => Assert.Null(format.Refuse(text));

    private static void Refuses(FormatAttribute format, string text, DiagnosticCode code) => Assert.Equal(code, format.Refuse(text));
}
