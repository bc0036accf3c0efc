using System.Text.RegularExpressions;
using Infra.Commands;
using Infra.Graph;
using Infra.Pages;
using Infra.Stacks;
using Infra.Terminal;
using Infra.Tests.Graph;
using Infra.Tests.Support;

namespace Infra.Tests.Pages;

/// <summary>A browser that shares its processor with all other tests misses its time.</summary>
[CollectionDefinition(nameof(PageTests), DisableParallelization = true)]
public sealed class OneBrowserAtATime;

/// <summary>The pages, as files and in a browser where the machine has one.</summary>
[Collection(nameof(PageTests))]
public sealed class PageTests
{
    [Fact]
    public async Task The_preview_of_a_stack_has_all_its_sections_and_loads_nothing()
    {
        using var folder = new TemporaryFolder();
        var page = File.ReadAllText(await PreviewAsync(folder, "after"));

        foreach (var title in (string[])["Summary", "Changes", "Findings", "Wiring", "Parts"])
            Assert.Contains($">{title}</h2>", page, StringComparison.Ordinal);

        Assert.Contains("Compared with stack after", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(src|href)=["'](https?:)?//""", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(page, "<h1"));
    }

    [Fact]
    public async Task Comparing_without_a_page_is_refused()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(ExitCodes.Usage, await CommandLine.RunAsync(["preview", "prod", "--against", "after"], Host(output, error)));
        Assert.Contains("--html", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_every_time()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(File.ReadAllText(await PreviewAsync(folder, "after")), File.ReadAllText(await PreviewAsync(folder, "after")));
    }

    [Theory]
    [InlineData(false, "rgb(255, 255, 255)")]
    [InlineData(true, "rgb(13, 17, 23)")]
    public async Task In_a_browser_the_page_is_read_searched_and_walked_by_keys(bool dark, string background)
    {
        if (Browser.Program is null)
            return;

        using var folder = new TemporaryFolder();
        await using var browser = new Browser();
        await browser.OpenAsync(await PreviewAsync(folder, "after"), dark);

        Assert.Equal(background, await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor"));
        await browser.EvaluateAsync("document.getElementById('search').focus()");
        await browser.TypeAsync("redis-service");
        Assert.Equal("1 part", await browser.EvaluateAsync("document.getElementById('hits').textContent"));
        Assert.Equal("1", await browser.EvaluateAsync("document.querySelectorAll('.g-node.near').length"));

        await browser.PressAsync("Enter", "\r");
        Assert.Equal("Service chocoletter/redis-service", await browser.EvaluateAsync("document.querySelector('#about h3').textContent"));
        Assert.Contains("Deployment chocoletter/refac-chocoletter-chat",
            await browser.EvaluateAsync("document.getElementById('about').textContent"), StringComparison.Ordinal);
        var from = await browser.EvaluateAsync("document.activeElement.id");
        await browser.PressAsync("ArrowLeft");
        Assert.NotEqual(from, await browser.EvaluateAsync("document.activeElement.id"));
        Assert.Equal("true", await browser.EvaluateAsync("document.activeElement.classList.contains('g-node')"));

        var width = await browser.EvaluateAsync("document.querySelector('#picture svg').viewBox.baseVal.width");
        await browser.PressAsync("+", "+");
        Assert.NotEqual(width, await browser.EvaluateAsync("document.querySelector('#picture svg').viewBox.baseVal.width"));
        await browser.PressAsync("Escape");
        Assert.Equal("true", await browser.EvaluateAsync("document.getElementById('about').hidden"));

        Assert.Equal("",
            await browser.EvaluateAsync(
                "[...document.querySelectorAll('#picture .g-title')].filter(t => t.getBBox().width > t.parentNode.querySelector('rect').width.baseVal.value).map(t => t.textContent)"));
        Assert.True((await browser.ScreenshotAsync()).Length > 20_000);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task In_a_browser_a_large_picture_opens_readable_unfolds_and_tells_all_that_leads_to_a_part()
    {
        if (Browser.Program is null)
            return;

        using var folder = new TemporaryFolder();
        folder.Write("all/many.yaml",
            string.Join("---\n",
                Enumerable.Range(0, 90).Select(i => Wirings.Shop.Replace("namespace: shop", $"namespace: shop{i}", StringComparison.Ordinal)
            .Replace("namespace: edge", $"namespace: edge{i}", StringComparison.Ordinal)
            .Replace("shop.example.com", $"shop{i}.example.com", StringComparison.Ordinal))));
        var file = Path.Combine(folder.Folder, "many.html");
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCodes.Fine,
            await CommandLine.RunAsync(["graph", Path.Combine(folder.Folder, "all"), "--out", file], Host(output, error)));
        await using var browser = new Browser();
        await browser.OpenAsync(file, dark: false);
        const string Shown = "document.querySelector('.view:not([hidden])')";
        const string Text =
            $"[...{Shown}.querySelectorAll('text')].reduce((least, text) => Math.min(least, parseFloat(getComputedStyle(text).fontSize) * {Shown}.querySelector('svg').getScreenCTM().a), 99) >= 9.9";

        Assert.Equal("true", await browser.EvaluateAsync(Text));
        Assert.Equal("true", await browser.EvaluateAsync($"{Shown}.querySelectorAll('.g-folded').length === 180"));
        await browser.EvaluateAsync(
            $"[...{Shown}.querySelectorAll('.g-folded')].find(card => card.querySelector('.g-title').textContent === 'shop7').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))");
        Assert.Equal("namespace shop7", await browser.EvaluateAsync($"{Shown}.dataset.title"));
        Assert.Equal("true", await browser.EvaluateAsync(Text));
        await browser.PressAsync("Escape");
        await browser.PressAsync("Escape");
        Assert.Equal("0", await browser.EvaluateAsync($"[...document.querySelectorAll('.view')].indexOf({Shown})"));

        await browser.EvaluateAsync("document.getElementById('search').focus()");
        await browser.TypeAsync("redis shop9/");
        await browser.PressAsync("Enter", "\r");
        Assert.Equal("namespace shop9", await browser.EvaluateAsync($"{Shown}.dataset.title"));
        var about = await browser.EvaluateAsync("document.getElementById('about').textContent");
        Assert.Contains("host shop9.example.com", about, StringComparison.Ordinal);
        Assert.Contains("steps, over ", about, StringComparison.Ordinal);
        Assert.Contains("PersistentVolumeClaim shop9/redis-data", about, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public void The_picture_is_a_list_too()
    {
        var wiring = Wirings.Of(Wirings.Shop);
        var page = GraphPage.Write(wiring, PictureView.Of(wiring));

        Assert.Contains("to Service shop/redis: allowed by network policy on :6379; variable REDIS_URL", page, StringComparison.Ordinal);
    }

    private static async Task<string> PreviewAsync(TemporaryFolder folder, string against)
    {
        var file = Path.Combine(folder.Folder, "preview.html");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["preview", "prod", "--html", file, "--against", "stack:" + against], Host(output, error));
        Assert.Equal($"Wrote {file}.\n", error.ToString());
        Assert.Equal(ExitCodes.Fine, code);
        return file;
    }

    private static CommandHost Host(TextWriter output, TextWriter error) =>
        new(output, error, ScreenOptions.Pipe, Repository.House, Systems.All,
        Environment.GetEnvironmentVariable);
}
